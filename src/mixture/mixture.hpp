#pragma once

// The whole mixture library in one include.
#include "clustering_scores.hpp"
#include "component_sweep.hpp"
#include "covariance_type.hpp"
#include "divergence.hpp"
#include "errors.hpp"
#include "fit_em.hpp"
#include "fit_kmeans.hpp"
#include "fit_minibatch_kmeans.hpp"
#include "fit_mml.hpp"
#include "gaussian_mixture.hpp"
#include "kmeans_sweep.hpp"
#include "majority_classifier.hpp"
#include "message_length.hpp"
#include "points.hpp"
#include "regularization.hpp"
#include "scaling.hpp"
