#pragma once

// The whole clustering library in one include.
#include "../base/errors.hpp"
#include "../base/points.hpp"
#include "../base/rows.hpp"
#include "clustering_scores.hpp"
#include "fit_kmeans.hpp"
#include "fit_minibatch_kmeans.hpp"
#include "kmeans_sweep.hpp"
#include "majority_classifier.hpp"
#include "scaling.hpp"
