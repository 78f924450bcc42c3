#pragma once

// The whole mixture library in one include.
#include "../base/errors.hpp"
#include "../base/points.hpp"
#include "component_sweep.hpp"
#include "covariance_type.hpp"
#include "divergence.hpp"
#include "fit_em.hpp"
#include "fit_mml.hpp"
#include "gaussian_mixture.hpp"
#include "message_length.hpp"
#include "regularization.hpp"
