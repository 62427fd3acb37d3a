//! What came out, and is it good enough?

use anyhow::Result;
use serde_json::json;

/// Measurements in milliseconds, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    taken: Vec<f64>,
    goal: Option<f64>,
}

impl Report {
    /// Adds measurements, with the goal for their median where there is one.
    pub fn add(&mut self, name: &str, mut taken: Vec<f64>, goal: Option<f64>) {
        taken.sort_by(f64::total_cmp);
        self.rows.push(Row { name: name.to_owned(), taken, goal });
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("{:>9} {:>9} {:>9} {:>7} {:>9}  milliseconds", "median", "p95", "worst", "n", "goal");
        for row in &self.rows {
            let goal = row.goal.map_or(String::new(), |goal| format!("≤ {goal}"));
            let [median, p95, worst] = [0.5, 0.95, 1.0].map(|share| row.quantile(share));
            println!("{median:>9.2} {p95:>9.2} {worst:>9.2} {:>7} {goal:>9}  {}", row.taken.len(), row.name);
        }
    }

    /// Every measurement, as JSON.
    ///
    /// # Errors
    /// When a number cannot be written.
    pub fn json(&self) -> Result<String> {
        let rows: Vec<_> =
            self.rows.iter().map(|r| json!({ "name": r.name, "goal_ms": r.goal, "taken_ms": r.taken })).collect();
        Ok(serde_json::to_string_pretty(&rows)?)
    }
}

impl Row {
    /// The smallest measurement that this share of all does not exceed.
    fn quantile(&self, share: f64) -> f64 {
        let place = (share * self.taken.len() as f64).ceil() as usize;
        self.taken.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}
