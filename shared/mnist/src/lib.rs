//! IDX files to arrays: MNIST and every data set in its format.
