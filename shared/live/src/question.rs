//! What the page asks: the name of a figure, and a value for each of its parameters.

use std::ops::RangeInclusive;
use std::str::FromStr;

use figure::Point;

/// A question: `ch05-training/downhill?rate=0.1&steps=30&start=-3,4`.
///
/// Behind the parameters may stand what the reader is just doing: `turned=3`, which number of a list was changed,
/// `at=120.5,80`, where the drawing is held, in drawing units, or `begins=yes`, that a stroke begins there.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<'a> {
    /// The figure, with its chapter.
    pub name: &'a str,
    values: Vec<(&'a str, String)>,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// The program knows no such figure.
    #[error("wanted a figure that can be turned, found `{0}`")]
    NoFigure(String),
    /// A parameter has no value, or none that it can have.
    #[error("{parameter}: wanted {wanted}, found `{found}`")]
    Value {
        /// The parameter.
        parameter: String,
        /// What it can be.
        wanted: String,
        /// What stands there.
        found: String,
    },
}

/// What is no parameter of a figure.
const DOING: [&str; 3] = ["turned", "at", "begins"];

impl<'a> Question<'a> {
    /// Reads a question.
    ///
    /// # Example
    /// ```
    /// let question = live::question::Question::read("home/figure?h=0.1&in_f32=no");
    /// assert_eq!(question.number("h", 0.0..=1.0)?, 0.1);
    /// assert!(!question.is("in_f32")?);
    /// let error = question.number("rate", 0.0..=10.0).unwrap_err().to_string();
    /// assert_eq!(error, "rate: wanted a number from 0 to 10, found ``");
    /// # Ok::<(), live::question::Error>(())
    /// ```
    pub fn read(text: &'a str) -> Self {
        let (name, values) = text.split_once('?').unwrap_or((text, ""));
        let pairs = values.split('&').filter_map(|pair| pair.split_once('='));
        let values = pairs.map(|(name, value)| (name, value.to_string()));
        Self {
            name,
            values: values.collect(),
        }
    }

    /// The number that a parameter is.
    ///
    /// # Errors
    /// [`Error::Value`] if it is none, or lies outside of `range`.
    pub fn number(&self, parameter: &str, range: RangeInclusive<f64>) -> Result<f64, Error> {
        let [number] = self.numbers(parameter, range)?;
        Ok(number)
    }

    /// The numbers that a parameter is, with commas between them.
    ///
    /// # Errors
    /// [`Error::Value`] if there are more or fewer, or one lies outside of `range`.
    pub fn numbers<const COUNT: usize>(
        &self,
        parameter: &str,
        range: RangeInclusive<f64>,
    ) -> Result<[f64; COUNT], Error> {
        let numbers = self.value(parameter).split(',').map(f64::from_str);
        let numbers: Result<Vec<f64>, _> = numbers.collect();
        let numbers = numbers.ok().and_then(|numbers| numbers.try_into().ok());
        let fit = |numbers: &[f64; COUNT]| numbers.iter().all(|number| range.contains(number));
        numbers.filter(fit).ok_or_else(|| {
            let count = if COUNT == 1 {
                "a number".to_string()
            } else {
                format!("{COUNT} numbers")
            };
            let wanted = format!("{count} from {} to {}", range.start(), range.end());
            self.wrong(parameter, wanted)
        })
    }

    /// The whole number that a parameter is.
    ///
    /// # Errors
    /// [`Error::Value`] if it is none, or lies outside of `range`.
    pub fn whole(&self, parameter: &str, range: RangeInclusive<usize>) -> Result<usize, Error> {
        let number = usize::from_str(self.value(parameter)).ok();
        number
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                let wanted = format!("a whole number from {} to {}", range.start(), range.end());
                self.wrong(parameter, wanted)
            })
    }

    /// The one of these values that a parameter is.
    ///
    /// # Errors
    /// [`Error::Value`] if it is none of them.
    pub fn one_of<T: Copy + FromStr + PartialEq + ToString>(
        &self,
        parameter: &str,
        values: &[T],
    ) -> Result<T, Error> {
        let value = T::from_str(self.value(parameter)).ok();
        value.filter(|value| values.contains(value)).ok_or_else(|| {
            let values: Vec<String> = values.iter().map(T::to_string).collect();
            self.wrong(parameter, format!("one of {}", values.join(", ")))
        })
    }

    /// Whether a parameter is chosen.
    ///
    /// # Errors
    /// [`Error::Value`] if it is neither `yes` nor `no`.
    pub fn is(&self, parameter: &str) -> Result<bool, Error> {
        match self.value(parameter) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.wrong(parameter, "`yes` or `no`".to_string())),
        }
    }

    /// Whether the reader begins a stroke.
    ///
    /// # Errors
    /// [`Error::Value`] if what stands there is neither `yes` nor `no`.
    pub fn begins(&self) -> Result<bool, Error> {
        Ok(!self.value("begins").is_empty() && self.is("begins")?)
    }

    /// Which number of a list the reader has just changed, if any.
    ///
    /// # Errors
    /// [`Error::Value`] if that is no whole number below `count`.
    pub fn turned(&self, count: usize) -> Result<Option<usize>, Error> {
        match self.value("turned") {
            "" => Ok(None),
            _ => self.whole("turned", 0..=count - 1).map(Some),
        }
    }

    /// Where the reader holds the drawing, if anywhere, in drawing units.
    ///
    /// # Errors
    /// [`Error::Value`] if that is no place near a drawing.
    pub fn at(&self) -> Result<Option<Point>, Error> {
        match self.value("at") {
            "" => Ok(None),
            _ => Ok(Some(self.numbers("at", -1e5..=1e5).map(|[x, y]| (x, y))?)),
        }
    }

    /// The strokes that a parameter is: `24-21_30-15.40-40` are two, of two points and of one.
    ///
    /// # Errors
    /// [`Error::Value`] if a point is no two numbers from 0 to 1000.
    pub fn strokes(&self, parameter: &str) -> Result<Vec<Vec<Point>>, Error> {
        let coordinate = |text: &str| {
            let number = f64::from_str(text).ok();
            number.filter(|number| (0.0..=1000.0).contains(number))
        };
        let point = |text: &str| {
            let (x, y) = text.split_once('-')?;
            Some((coordinate(x)?, coordinate(y)?))
        };
        let text = self.value(parameter);
        let strokes = text.split('.').filter(|stroke| !stroke.is_empty());
        let strokes = strokes.map(|stroke| stroke.split('_').map(point).collect());
        let strokes: Option<_> = strokes.collect();
        strokes.ok_or_else(|| self.wrong(parameter, "strokes such as `24-21_30-15`".to_string()))
    }

    /// Gives a parameter these numbers.
    pub fn set(&mut self, parameter: &str, numbers: &[f64]) {
        let texts: Vec<String> = numbers.iter().map(f64::to_string).collect();
        self.set_text(parameter, &texts.join(","));
    }

    /// Gives a parameter these strokes.
    pub fn set_strokes(&mut self, parameter: &str, strokes: &[Vec<Point>]) {
        let stroke = |points: &Vec<Point>| {
            let points = points.iter().map(|(x, y)| format!("{x}-{y}"));
            points.collect::<Vec<_>>().join("_")
        };
        let strokes: Vec<String> = strokes.iter().map(stroke).collect();
        self.set_text(parameter, &strokes.join("."));
    }

    fn set_text(&mut self, parameter: &str, text: &str) {
        for (_, value) in self
            .values
            .iter_mut()
            .filter(|(name, _)| *name == parameter)
        {
            *value = text.to_string();
        }
    }

    /// The parameters as they now are, in the form in which they were asked.
    pub fn parameters(&self) -> String {
        let parameters = self.values.iter().filter(|(name, _)| !DOING.contains(name));
        let pairs: Vec<String> = parameters
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    fn value(&self, parameter: &str) -> &str {
        let found = self.values.iter().find(|(name, _)| *name == parameter);
        found.map_or("", |(_, value)| value)
    }

    fn wrong(&self, parameter: &str, wanted: String) -> Error {
        Error::Value {
            parameter: parameter.to_string(),
            wanted,
            found: self.value(parameter).to_string(),
        }
    }
}
