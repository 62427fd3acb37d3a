//! What is the middle of several numbers, and how far do they reach?

use crate::words::Words;

/// The median, the least and the most of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// The middle one; the mean of the two in the middle where there is an even number of them.
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    /// `None` where there are no numbers; NaN is none.
    pub fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.filter(|x| !x.is_nan()).collect();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len() % 2 == 1 { sorted[middle] } else { 0.5 * (sorted[middle - 1] + sorted[middle]) };
        Some(Self { median, least, most })
    }

    /// Whether all numbers of this one are below all of the other.
    pub fn is_below(&self, other: &Self) -> bool {
        self.most < other.least
    }

    /// `0.12 (0.08–0.20)`, or the one number alone.
    pub fn told(&self, words: &Words, write: impl Fn(f64, &Words) -> String) -> String {
        let median = write(self.median, words);
        if self.least == self.most {
            return median;
        }
        format!("{median} ({}–{})", write(self.least, words), write(self.most, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    fn spread(numbers: &[f64]) -> Option<Spread> {
        Spread::of(numbers.iter().copied())
    }

    #[test]
    fn the_middle_and_both_ends() {
        assert_eq!(spread(&[3.0, 1.0, 2.0]), Some(Spread { median: 2.0, least: 1.0, most: 3.0 }));
        assert_eq!(spread(&[4.0, f64::NAN, 1.0]), Some(Spread { median: 2.5, least: 1.0, most: 4.0 }));
        assert_eq!((spread(&[]), spread(&[f64::NAN])), (None, None));
    }

    #[test]
    fn only_what_does_not_overlap_is_below() {
        let (low, high, across) = (spread(&[1.0, 2.0]), spread(&[3.0, 9.0]), spread(&[2.0, 5.0]));
        assert!(low.unwrap().is_below(&high.unwrap()) && !low.unwrap().is_below(&across.unwrap()));
        assert!(!high.unwrap().is_below(&low.unwrap()));
    }

    #[test]
    fn one_number_has_no_range() {
        let words = Words::new(Locale::En);
        let write = |x: f64, words: &Words| words.number(x, 2);
        assert_eq!(spread(&[0.5]).unwrap().told(&words, write), "0.50");
        assert_eq!(spread(&[0.5, 1.0, 2.0]).unwrap().told(&words, write), "1.0 (0.50–2.0)");
    }
}
