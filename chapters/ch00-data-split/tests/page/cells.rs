use ch00_data_split::choosing::{best_of, candidates};
use ch00_data_split::features::{at_places, describe, shades, strokes};
use ch00_data_split::labels::{redraw_labels, relabel};
use ch00_data_split::mnist::{Dataset, Mnist, data};
use ch00_data_split::neighbours::{accuracy, classify, labels_nearby, squared_distance, votes};
use ch00_data_split::page::live::SHARES;
use ch00_data_split::rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use ch00_data_split::rules::{first_rule, judge, second_rule};
use ch00_data_split::{shuffled, split};
use kernel::nearest;
use show::{Show, Table, three_digits};

/// Images and pixels, of the training and of the test images.
pub fn the_data() -> ((usize, usize), (usize, usize)) {
    (data().train.images.dim(), data().test.images.dim())
}

/// Two rules for a five beside two that do not look: on the test images.
pub fn rules_tested() -> Table {
    {
        let row = |name, rule| {
            let (accuracy, called, right) = judge(rule, &data().test);
            (name, accuracy, called, right)
        };
        Table::new(["rule", "accuracy", "called", "are fives"])
            .row(row("nothing is a five", |_| false))
            .row(row("all are fives", |_| true))
            .row(row("first rule", first_rule))
            .row(row("second rule", second_rule))
    }
}

/// The strokes that the rows and columns of the first training image cross.
pub fn strokes_of_a_five() -> Table {
    {
        let strokes = strokes(&data().train.images.row(0).to_vec());
        let digits = |counts: &[u8]| {
            let digits = counts.iter().map(ToString::to_string);
            digits.collect::<String>()
        };
        Table::new(["lines", "strokes that each crosses"])
            .row(("rows", digits(&strokes[..28])))
            .row(("columns", digits(&strokes[28..])))
    }
}

/// Nearest neighbours on the features that a person chose well, and on those chosen badly.
pub fn by_features() -> Table {
    {
        let Mnist { train, test } = data();
        let row = |name, features| {
            let seen = describe(train, features);
            let asked = describe(test, features);
            let guesses = classify(&seen, &asked, 3);
            (name, accuracy(&guesses, &test.labels))
        };
        Table::new(["features", "accuracy"])
            .row(row("strokes", strokes))
            .row(row("shades", shades))
    }
}

/// A guesser who always says the most frequent class, a one.
pub fn always_one() -> f64 {
    {
        let labels = &data().test.labels;
        accuracy(&labels.mapv(|_| 1), labels)
    }
}

/// Nearest neighbours on the pixels as they are.
pub fn by_pixels() -> f64 {
    {
        let Mnist { train, test } = data();
        accuracy(&classify(train, test, 3), &test.labels)
    }
}

/// How many products one answer takes: by 60,000 neighbours, and by a network of 784, 50 and 10.
pub fn products_for_one_answer() -> (usize, usize) {
    (60_000 * 784, 784 * 50 + 50 * 10)
}

/// The same code on other questions and on shuffled pixels, from 10,000 training images.
pub fn other_problems() -> Table {
    {
        let solved = |problem, train: &Dataset, test: &Dataset| {
            let guesses = classify(train, test, 3);
            (problem, accuracy(&guesses, &test.labels))
        };
        let is_five = |digit: u8| u8::from(digit == 5);
        let five = |data: &Dataset| relabel(data, is_five);
        let odd = |data: &Dataset| relabel(data, |digit| digit % 2);
        let order = shuffled(784, &mut ChaCha8Rng::seed_from_u64(1));
        let snow = |data: &Dataset| at_places(data, &order);

        let (train, test) = (data().train.select(0..10_000), &data().test);
        Table::new(["problem", "accuracy"])
            .row(solved("which digit", &train, test))
            .row(solved("a five or not", &five(&train), &five(test)))
            .row(solved("odd or even", &odd(&train), &odd(test)))
            .row(solved("which digit, shuffled", &snow(&train), &snow(test)))
    }
}

/// A memoriser of 1,000 images, with labels that dice have thrown and with their own: on these, and on the test images.
pub fn by_heart() -> Table {
    {
        let seen = data().train.select(0..1000);
        let mut dice = ChaCha8Rng::seed_from_u64(1);
        let nonsense = redraw_labels(&seen, 1.0, &mut dice);
        let row = |labels, seen: &Dataset| {
            let on = |asked: &Dataset| {
                let guesses = classify(seen, asked, 1);
                accuracy(&guesses, &asked.labels)
            };
            (labels, on(seen), on(&data().test))
        };
        Table::new(["labels", "on these 1,000", "on new images"])
            .row(row("thrown by dice", &nonsense))
            .row(row("their own", &seen))
    }
}

/// More and more training images: on (at most 1,000 of) these, and on the test images.
pub fn growth() -> Table {
    {
        let test = &data().test;
        let counts = [100, 300, 1000, 3000, 10_000, 30_000, 60_000];
        let rows = counts.map(|count| {
            let seen = data().train.select(0..count);
            let again = seen.select(0..count.min(1000));
            let on = |asked: &Dataset| {
                let guesses = classify(&seen, asked, 3);
                three_digits(accuracy(&guesses, &asked.labels))
            };
            (count, on(&again), on(test))
        });
        let titles = ["training images", "on these", "on test images"];
        Table::new(titles).rows(rows)
    }
}

/// A fifth of the labels redrawn: fewer neighbours fit what was seen better, and what comes worse.
pub fn overfitting() -> Table {
    {
        let mut dice = ChaCha8Rng::seed_from_u64(1);
        let seen = data().train.select(0..2000);
        let seen = redraw_labels(&seen, 0.2, &mut dice);
        let test = &data().test;
        let of_seen = labels_nearby(&seen, &seen, 25);
        let of_test = labels_nearby(&seen, test, 25);
        let rows = [25, 15, 9, 7, 5, 3, 1].map(|k| {
            (
                k,
                accuracy(&votes(&of_seen, k), &seen.labels),
                accuracy(&votes(&of_test, k), &test.labels),
            )
        });
        let titles = ["k", "on images it has seen", "on test images"];
        Table::new(titles).rows(rows)
    }
}

/// The accuracy for each number of neighbours, where this share of the labels was redrawn: on images seen, and on test images.
pub fn accuracy_by_k() -> Table {
    {
        let own = data().train.select(0..2000);
        let test = &data().test;
        let [of_seen, of_test] =
            [&own, test].map(|asked| nearest(&own.images, &asked.images, 25, squared_distance));
        let labelled =
            SHARES.map(|share| redraw_labels(&own, share, &mut ChaCha8Rng::seed_from_u64(1)));
        let rows = (1..=25).map(|k| {
            let both = |seen: &Dataset| {
                let label = |neighbour| seen.labels[neighbour];
                [
                    accuracy(&votes(&of_seen.mapv(label), k), &seen.labels),
                    accuracy(&votes(&of_test.mapv(label), k), &test.labels),
                ]
            };
            let accuracies = labelled.iter().flat_map(both).map(|number| number.show());
            [k.show()].into_iter().chain(accuracies).collect::<Vec<_>>()
        });
        Table::new([
            "k", "seen 0", "test 0", "seen 0.1", "test 0.1", "seen 0.2", "test 0.2", "seen 0.3",
            "test 0.3", "seen 0.4", "test 0.4", "seen 0.5", "test 0.5",
        ])
        .rows(rows)
    }
}

/// Images sorted by their labels, cut where they lie and split at random.
pub fn sorted_by_label() -> Table {
    {
        let mut places: Vec<usize> = (0..3000).collect();
        places.sort_by_key(|&place| data().train.labels[place]);
        let sorted = data().train.select(places);
        let row = |cut, train: Vec<usize>, test: Vec<usize>| {
            let (train, test) = (sorted.select(train), sorted.select(test));
            let nines = train.labels.iter().filter(|&&label| label == 9);
            let guesses = classify(&train, &test, 3);
            (cut, nines.count(), accuracy(&guesses, &test.labels))
        };
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let random = split(3000, 0, 500, &mut rng).unwrap();
        let (first, last) = ((0..2500).collect(), (2500..3000).collect());
        Table::new(["cut", "nines to learn from", "accuracy"])
            .row(row("the last 500", first, last))
            .row(row("500 at random", random.train, random.test))
    }
}

/// The number of neighbours, chosen on validation images.
pub fn choosing_k() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let parts = split(60_000, 10_000, 0, &mut rng).unwrap();
        let train = data().train.select(parts.train);
        let validation = data().train.select(parts.validation);
        let labels = labels_nearby(&train, &validation, 9);
        let rows = [1, 3, 5, 7, 9].map(|k| {
            let guesses = votes(&labels, k);
            (k, accuracy(&guesses, &validation.labels))
        });
        Table::new(["k", "on 10,000 validation images"]).rows(rows)
    }
}

/// The best of many candidates, on the images that it was chosen by and on others: means of 1,000 choices.
pub fn best_of_many() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let seen = data().train.select(0..1000);
        let asked = data().train.select(1000..3000);
        let right = candidates(&seen, &asked, 100, &mut rng);
        let rows = [1, 10, 100].map(|count| {
            let (mut there, mut elsewhere) = (0.0, 0.0);
            for _ in 0..1000 {
                let some = &shuffled(100, &mut rng)[..count];
                let images = split(2000, 100, 1000, &mut rng).unwrap();
                let best = best_of(&right, some, &images.validation, &images.test);
                there += best.0 / 1000.0;
                elsewhere += best.1 / 1000.0;
            }
            (count, format!("{there:.3}"), format!("{elsewhere:.3}"))
        });
        let titles = ["candidates", "on its 100 images", "on 1,000 others"];
        Table::new(titles).rows(rows)
    }
}
