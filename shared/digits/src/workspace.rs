//! A step of training in memory that is kept from step to step.

use crate::batches_ahead::LabelledImages;
use ch05_training::TwoLayerNet;
use kernel::{add_product, product_into, sigmoid_in_place, softmax_in_place};
use ndarray::{Array1, Array2, Axis, Zip};

/// The memory of a training step. After the first step with it, another one of the same size allocates nothing.
///
/// Asking the system for new memory costs more than the arithmetic: each first touch of a page is a fault.
#[derive(Clone, Debug, Default)]
pub struct Workspace(Option<Buffers>);

#[derive(Clone, Debug)]
struct Buffers {
    z: Array2<f64>,
    /// The probabilities, then the slope along the scores.
    y: Array2<f64>,
    w2_transposed: Array2<f64>,
    slope_of_sums: Array2<f64>,
    slope_of_b1: Array1<f64>,
    slope_of_b2: Array1<f64>,
}

impl Buffers {
    fn new(samples: usize, hidden: usize, classes: usize) -> Self {
        Self {
            z: Array2::zeros((samples, hidden)),
            y: Array2::zeros((samples, classes)),
            w2_transposed: Array2::zeros((classes, hidden)),
            slope_of_sums: Array2::zeros((samples, hidden)),
            slope_of_b1: Array1::zeros(hidden),
            slope_of_b2: Array1::zeros(classes),
        }
    }

    fn fits(&self, samples: usize, hidden: usize, classes: usize) -> bool {
        self.z.dim() == (samples, hidden) && self.y.dim() == (samples, classes)
    }
}

impl Workspace {
    /// One step down the slope of the loss of a batch: to the same bits what [`TwoLayerNet::gradient`] and
    /// [`TwoLayerNet::descend`] do.
    ///
    /// # Panics
    /// If images or labels do not fit the network.
    pub fn descend(&mut self, network: &mut TwoLayerNet, batch: &LabelledImages, rate: f64) {
        let TwoLayerNet { w1, b1, w2, b2 } = network;
        let (samples, hidden, classes) = (batch.labels.len(), w1.ncols(), w2.ncols());
        let fitting = self.0.take();
        let fitting = fitting.filter(|kept| kept.fits(samples, hidden, classes));
        let kept = self
            .0
            .insert(fitting.unwrap_or_else(|| Buffers::new(samples, hidden, classes)));

        batch.images.times_into(w1, &mut kept.z);
        kept.z += &*b1;
        sigmoid_in_place(&mut kept.z);
        product_into(&kept.z, w2, &mut kept.y);
        kept.y += &*b2;
        softmax_in_place(&mut kept.y);

        let slope_of_scores = &mut kept.y;
        for (mut row, &label) in slope_of_scores.rows_mut().into_iter().zip(&batch.labels) {
            row[usize::from(label)] -= 1.0;
        }
        *slope_of_scores /= samples as f64;

        kept.w2_transposed.assign(&w2.t());
        product_into(
            slope_of_scores,
            &kept.w2_transposed,
            &mut kept.slope_of_sums,
        );
        Zip::from(&mut kept.slope_of_sums)
            .and(&kept.z)
            .for_each(|slope, z| *slope = *slope * z * (1.0 - z));

        batch
            .images
            .add_transposed_times(-rate, &kept.slope_of_sums, w1);
        add_product(-rate, &kept.z.t(), slope_of_scores, w2);
        sum_rows(&kept.slope_of_sums, &mut kept.slope_of_b1);
        b1.scaled_add(-rate, &kept.slope_of_b1);
        sum_rows(slope_of_scores, &mut kept.slope_of_b2);
        b2.scaled_add(-rate, &kept.slope_of_b2);
    }
}

/// The sum of all rows, added in their order as `sum_axis` does.
fn sum_rows(rows: &Array2<f64>, sum: &mut Array1<f64>) {
    sum.fill(0.0);
    for row in rows.axis_iter(Axis(0)) {
        *sum += &row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ch05_training::training::{Settings, step, untrained};
    use mnist::data;

    #[test]
    fn a_step_is_the_plain_one_to_the_last_bit() {
        let data = &data().train;
        let (mut plain, mut rng) = untrained(data, 1);
        let mut kept = plain.clone();
        let mut workspace = Workspace::default();
        for (number, batch_size) in [100, 100, 1, 7, 100].into_iter().enumerate() {
            let settings = Settings {
                batch_size,
                learning_rate: 0.5,
            };
            let batch = step(&mut plain, data, settings, &mut rng).expect("a batch");
            workspace.descend(&mut kept, &LabelledImages::new(data, batch), 0.5);
            assert_eq!(kept, plain, "step {number}, {batch_size} images");
        }
    }

    #[test]
    fn a_second_step_allocates_nothing() {
        let data = &data().train;
        let (mut network, _) = untrained(data, 1);
        let mut workspace = Workspace::default();
        let mut batch = LabelledImages::new(data, (0..100).collect());
        workspace.descend(&mut network, &batch, 0.1);
        let indices: Vec<usize> = (0..100).rev().collect();
        let used = allocation_counter::measure(|| {
            batch.read(data, indices);
            workspace.descend(&mut network, &batch, 0.1);
        });
        assert_eq!(used.count_total, 0, "{used:?}");
    }
}
