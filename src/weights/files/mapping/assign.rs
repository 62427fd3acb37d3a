//! How does a network become a model, under the answers that a person gave?

use super::{Answer, Array, Assignment, Cell, Choice, File, Form, Held, ImportError, Network, Warning};
use crate::engine::Params;
use crate::weights::files::model::{Direction, Layer, Model};
use crate::weights::place::Segment;

/// How a network is read.
struct Reading {
    form: Form,
    swapped: bool,
    /// Layer and direction of each cell.
    places: Vec<(usize, bool)>,
}

impl Network {
    /// The likeliest answer to every question, and the likeliest readout.
    pub fn likeliest(&self) -> Choice {
        let readout = (!self.readouts.is_empty()).then_some(0);
        Choice { answers: vec![0; self.questions.len()], readout }
    }

    /// How many layers there are, and how many directions each has.
    ///
    /// # Errors
    /// [`ImportError::Choice`] where an answer was not offered.
    pub fn layers(&self, choice: &Choice) -> Result<Vec<usize>, ImportError> {
        let places = self.reading(choice)?.places;
        let count = places.iter().map(|(layer, _)| layer + 1).max().unwrap_or(0);
        Ok((0..count).map(|k| places.iter().filter(|(layer, _)| *layer == k).count()).collect())
    }

    /// Which numbers become which gate.
    ///
    /// # Errors
    /// [`ImportError::Choice`] where an answer was not offered, [`ImportError::Shape`] where the tensors do not fit it.
    pub fn assignments(&self, file: &File<'_>, choice: &Choice) -> Result<Vec<Assignment>, ImportError> {
        let reading = self.reading(choice)?;
        let mut assignments = Vec::new();
        for (cell, &(layer, reverse)) in self.cells.iter().zip(&reading.places) {
            let (input, hidden) = reading.sizes(file, cell)?;
            for segment in reading.form.segments(input, hidden) {
                let Some((_, held)) = reading.tensor(cell, &segment.name) else { continue };
                let array = file.array(held)?;
                let Segment { tensor, gate, mut ranges, .. } = segment;
                if let (Some(first), true) = (ranges.first_mut(), array.shape != held.shape) {
                    *first = held.part..held.part + 1;
                }
                let (name, shape, dtype) = (array.name.clone(), array.shape.clone(), array.dtype()?);
                assignments.push(Assignment { layer, reverse, name, shape, dtype, tensor, gate, ranges });
            }
        }
        Ok(assignments)
    }

    /// The model, in the engine's own form.
    ///
    /// # Errors
    /// [`ImportError::Choice`] where a choice was not offered, [`ImportError::Shape`] where the tensors do not fit it.
    pub fn apply(&self, file: &File<'_>, choice: &Choice) -> Result<Model, ImportError> {
        let reading = self.reading(choice)?;
        let count = self.layers(choice)?.len();
        let mut layers = vec![Layer { directions: Vec::new() }; count];
        for (cell, &(layer, reverse)) in self.cells.iter().zip(&reading.places) {
            let params = reading.params(file, cell)?;
            layers[layer].directions.push(Direction { reverse, params });
        }
        check_chain(&self.name, &layers)?;
        let chosen = |k: usize| {
            self.readouts.get(k).ok_or(ImportError::Choice { what: "readout", got: k, offered: self.readouts.len() })
        };
        let head = choice.readout.map(|k| chosen(k)?.head(file)).transpose()?;
        Ok(Model { variant: self.chosen(choice)?.1, layers, head })
    }

    /// Whether the tensors fit each other.
    pub(super) fn check(&self, file: &File<'_>) -> Result<(), ImportError> {
        let reading = self.reading(&self.likeliest())?;
        for cell in &self.cells {
            reading.sizes(file, cell)?;
            cell.tensors.iter().try_for_each(|(_, held)| file.array(held)?.dtype().map(|_| ()))?;
        }
        Ok(())
    }

    /// Every tensor with ∞ or NaN.
    pub(super) fn not_finite(&self, file: &File<'_>) -> Result<Vec<Warning>, ImportError> {
        let mut warnings = Vec::new();
        let cells = self.cells.iter().flat_map(|cell| &cell.tensors).map(|(_, held)| held);
        for held in cells.chain(self.readouts.iter().flat_map(super::Readout::tensors)) {
            let wrong = || Ok::<_, ImportError>(held.numbers(file)?.enumerate().filter(|(_, v)| !v.is_finite()));
            if let Some((first, _)) = wrong()?.next() {
                let name = file.array(held)?.name.clone();
                warnings.push(Warning::NotFinite { name, count: wrong()?.count(), first });
            }
        }
        Ok(warnings)
    }

    /// The answers, by question.
    fn answers(&self, choice: &Choice) -> Result<Vec<&Answer>, ImportError> {
        let mut answers = Vec::new();
        for (k, question) in self.questions.iter().enumerate() {
            let (got, offered) = (choice.answers.get(k).copied().unwrap_or(0), question.options.len());
            answers.push(question.options.get(got).ok_or(ImportError::Choice { what: "answer", got, offered })?);
        }
        Ok(answers)
    }

    /// Convention and cell as they were chosen.
    fn chosen(
        &self,
        choice: &Choice,
    ) -> Result<(Option<crate::weights::Convention>, crate::cell::Variant), ImportError> {
        let (mut convention, mut variant) = (self.convention, self.variant.clone());
        for answer in self.answers(choice)? {
            match answer {
                Answer::Convention(chosen) => convention = Some(*chosen),
                Answer::Cell(chosen) => variant = chosen.clone(),
                _ => {}
            }
        }
        Ok((convention, variant))
    }

    fn reading(&self, choice: &Choice) -> Result<Reading, ImportError> {
        let (convention, variant) = self.chosen(choice)?;
        let form = match convention {
            Some(convention) => Form::new(convention, &variant, true)?,
            None => Form::canonical(&variant),
        };
        let places = self.cells.iter().map(|cell| (cell.layer, cell.reverse)).collect();
        let mut reading = Reading { form, swapped: false, places };
        for answer in self.answers(choice)? {
            match answer {
                Answer::Gates(order) => reading.form = reading.form.with_gates(order)?,
                Answer::Swapped(swapped) => reading.swapped = *swapped,
                Answer::BothDirections(both) => {
                    let place = |k: usize| if *both { (k / 2, k % 2 == 1) } else { (k, false) };
                    reading.places = (0..self.cells.len()).map(place).collect();
                }
                Answer::Convention(_) | Answer::Cell(_) => {}
            }
        }
        Ok(reading)
    }
}

/// Refuses layers that do not fit on top of each other.
fn check_chain(name: &str, layers: &[Layer]) -> Result<(), ImportError> {
    for (k, pair) in layers.windows(2).enumerate() {
        let (below, layer) = (pair[0].output(), &pair[1]);
        if let Some(direction) = layer.directions.iter().find(|d| d.params.input != below) {
            return Err(ImportError::Shape {
                place: format!("layer {} of \"{}\"", k + 1, super::super::shortened(name)),
                got: vec![direction.params.hidden, direction.params.input],
                wanted: format!("the layer below hands on {below} numbers, so it has to read {below}"),
            });
        }
    }
    Ok(())
}

impl Reading {
    /// The tensor of a cell that the form calls by this name.
    fn tensor<'a>(&self, cell: &'a Cell, name: &str) -> Option<&'a (usize, Held)> {
        let place = self.form.entries.iter().position(|entry| self.form.name(entry) == name)?;
        cell.tensors.iter().find(|(k, _)| self.place(*k) == place)
    }

    /// The place of a tensor in the form's list.
    const fn place(&self, k: usize) -> usize {
        if self.swapped && k < 2 { 1 - k } else { k }
    }

    /// I and H, which all tensors of the cell have to fit.
    fn sizes(&self, file: &File<'_>, cell: &Cell) -> Result<(usize, usize), ImportError> {
        let missing = |what: &str| ImportError::Missing {
            place: "cell".to_owned(),
            what: what.to_owned(),
            given: format!("{} tensors", cell.tensors.len()),
        };
        let columns = |place: usize| {
            let found = cell.tensors.iter().find(|(k, _)| self.place(*k) == place);
            let (_, held) = found.ok_or_else(|| missing(["weights from x", "weights from h"][place]))?;
            Ok::<_, ImportError>(self.form.columns(&held.shape))
        };
        let (input, hidden) = (columns(0)?, columns(1)?);
        for (k, held) in &cell.tensors {
            let entry = &self.form.entries[self.place(*k)];
            let wanted = self.form.shape(entry, input, hidden);
            if held.shape != wanted || wanted.contains(&0) {
                let array = file.array(held)?;
                return Err(ImportError::Shape {
                    place: format!("tensor \"{}\"", super::super::shortened(&array.name)),
                    got: array.shape.clone(),
                    wanted: format!("a cell with I = {input} and H = {hidden} needs {wanted:?} here, none of it 0"),
                });
            }
        }
        Ok((input, hidden))
    }

    fn params(&self, file: &File<'_>, cell: &Cell) -> Result<Params<f64>, ImportError> {
        let (input, hidden) = self.sizes(file, cell)?;
        let mut params = Params::zeros(&self.form.graph, input, hidden);
        for (k, held) in &cell.tensors {
            self.form.fill(&mut params, &self.form.entries[self.place(*k)], held.numbers(file)?);
        }
        Ok(params)
    }
}

impl File<'_> {
    /// The array that holds a tensor.
    fn array(&self, held: &Held) -> Result<&Array<'_>, ImportError> {
        let offered = self.arrays.len();
        self.arrays.get(held.array).ok_or(ImportError::Choice { what: "array", got: held.array, offered })
    }
}
