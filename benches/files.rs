//! How long do all numbers of a comparison take to leave, and to come back?
//!
//! `cargo bench --features files --bench files`. The scene has three cells, 500 steps and 64 units: 848 756 rows of the
//! table.

#![allow(clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gatescope::export::csv::Csv;
use gatescope::export::json::{Json, read};
use gatescope::scene::{Scene, run};

fn files(c: &mut Criterion) {
    let scene = Scene { steps: 500, hidden: 64, ..Scene::default() };
    let comparison = run(&scene).unwrap();
    let rows = Csv::new(&comparison).progress().1;
    let mut group = c.benchmark_group("files");
    group.sample_size(10).throughput(Throughput::Elements(rows as u64));
    group.bench_function("table", |b| b.iter(|| Csv::new(&comparison).map(|piece| piece.len()).sum::<usize>()));
    let write = || Json::new(&comparison, &scene, &[]);
    group.bench_function("file", |b| b.iter(|| write().map(|piece| piece.len()).sum::<usize>()));
    let text: String = write().collect();
    group.bench_function("file read, run again and compared", |b| b.iter(|| read(&text).unwrap().reports.len()));
    group.finish();
}

criterion_group!(benches, files);
criterion_main!(benches);
