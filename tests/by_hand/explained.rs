//! The arithmetic of single numbers of an LSTM's two steps, worked out.
//!
//! The sequence of `lstm.rs`: W = (0.5, 0.25, 1, −0.5), U = (0.5, −0.25, 0.5, 1) for i, f, g, o;
//! b_ih = (0.25, 0.5, 0, 0.25), b_hh = (0, 0.5, −0.25, 0.25); x = (1, −0.5), h₀ = 0.5, c₀ = −0.25. Loss: L = h₂.
//! Its values and gradients are worked out there.

use gatescope::cell::{Tensor, Variant};
use gatescope::engine::{Dims, Gradients, Inputs, Loss, Params, Plan, Seeds, Trace};
use gatescope::insight::explain::{Arithmetic, Forward, Kind, Local, Place};
use gatescope::math::Format;

use crate::near;

/// The sequence of `lstm.rs`, run.
struct Run {
    plan: Plan,
    params: Params<f64>,
    trace: Trace<f64>,
    gradients: Gradients<f64>,
    seeds: Seeds<f64>,
}

impl Run {
    fn new() -> Self {
        let graph = Variant::parse("lstm").unwrap().graph();
        let plan = Plan::new(&graph, Dims { steps: 2, input: 1, hidden: 1, batch: 1 }).unwrap();
        let mut params = Params::zeros(&graph, 1, 1);
        for (tensor, numbers) in [
            (Tensor::WeightIh, [0.5, 0.25, 1.0, -0.5]),
            (Tensor::WeightHh, [0.5, -0.25, 0.5, 1.0]),
            (Tensor::BiasIh, [0.25, 0.5, 0.0, 0.25]),
            (Tensor::BiasHh, [0.0, 0.5, -0.25, 0.25]),
        ] {
            params.set(tensor, numbers.to_vec()).unwrap();
        }
        let inputs = Inputs { x: &[1.0, -0.5], initial: &[&[0.5], &[-0.25]] };
        let weights = plan.pack(&params).unwrap();
        let trace = plan.forward(&weights, &inputs).unwrap();
        let (_, seeds) = Loss::Readout(&[1.0]).evaluate(&trace).unwrap();
        let gradients = plan.backward(&weights, &trace, &seeds).unwrap();
        Self { plan, params, trace, gradients, seeds }
    }

    fn arithmetic(&self) -> Arithmetic<'_> {
        let Self { plan, params, trace, gradients, seeds } = self;
        Arithmetic { plan, params, trace, gradients, seeds, format: Format::F64 }
    }

    fn forward(&self, place: &str) -> Forward {
        self.arithmetic().forward(Place::parse(place, &self.plan).unwrap()).unwrap()
    }

    fn name(&self, place: Place) -> String {
        place.text(self.plan.graph())
    }

    /// Asserts ∂L/∂(a number): the seed, and of each reader its name, local derivative and gradient, whose product is
    /// its share.
    fn backward(&self, place: &str, seed: f64, want: &[(&str, f64, f64)], sum: f64) {
        let backward = self.arithmetic().backward(Place::parse(place, &self.plan).unwrap()).unwrap();
        let readers: Vec<String> = backward.shares.iter().map(|s| self.name(s.reader)).collect();
        assert_eq!(readers, want.iter().map(|(reader, ..)| *reader).collect::<Vec<_>>(), "{place}");
        for (share, (reader, derivative, gradient)) in backward.shares.iter().zip(want) {
            let got = [share.derivative, share.gradient, share.amount];
            near(&format!("{place} through {reader}"), &got, &[*derivative, *gradient, derivative * gradient]);
        }
        near(place, &[backward.seed, backward.sum(), backward.gradient], &[seed, sum, sum]);
    }
}

#[test]
fn what_made_the_forget_gate_of_step_2() {
    let run = Run::new();
    // pre_f2 = 0.25·(−0.5) + (−0.25)·0.219278217 + 0.5 + 0.5 = −0.125 − 0.054819554 + 1 = 0.820180446
    let pre = run.forward("pre_f[1]@2");
    let Kind::Sum { summands, groups } = pre.kind else { panic!("{:?} is no sum", pre.kind) };
    let name = |s: &gatescope::insight::explain::Summand| {
        let second = s.second.map_or(String::new(), |second| format!("·{}", run.name(second.place)));
        run.name(s.first.place) + &second
    };
    let names: Vec<String> = summands.iter().map(name).collect();
    assert_eq!(names, ["b_if[1]", "b_hf[1]", "W_f[1,1]·x[1]@2", "U_f[1,1]·h[1]@1"]);
    near("summands", &summands.iter().map(|s| s.amount).collect::<Vec<_>>(), &[0.5, 0.5, -0.125, -0.054819554]);
    // b, W x and U h
    near("groups", &groups.iter().map(|g| g.amount).collect::<Vec<_>>(), &[1.0, -0.125, -0.054819554]);
    near("pre_f2", &[pre.value, pre.computed], &[0.820180446, 0.820180446]);

    // f2 = σ(0.820180446) = 0.694274642    σ′ = 0.694274642·(1 − 0.694274642) = 0.212257363
    let f = run.forward("f[1]@2");
    let Kind::Sigmoid { argument, slope } = f.kind else { panic!("{:?} is no σ", f.kind) };
    near("f2", &[argument.value, f.value, slope], &[0.820180446, 0.694274642, 0.212257363]);
}

#[test]
fn what_made_the_states_of_step_2() {
    let run = Run::new();
    // kept2 = 0.694274642·0.368041194 = 0.255521669    written2 = 0.527382353·(−0.565145230) = −0.298047621
    let Kind::Product(kept) = run.forward("kept[1]@2").kind else { panic!("no product") };
    assert_eq!(kept.map(|factor| run.name(factor.place)), ["f[1]@2", "c[1]@1"]);
    near("kept2", &kept.map(|factor| factor.factor), &[0.694274642, 0.368041194]);
    // c2 = −0.298047621 + 0.255521669 = −0.042525952
    let c = run.forward("c[1]@2");
    let Kind::Sum { summands, .. } = c.kind else { panic!("no sum") };
    assert_eq!(summands.iter().map(|s| run.name(s.first.place)).collect::<Vec<_>>(), ["written[1]@2", "kept[1]@2"]);
    near("c2", &[summands[0].amount, summands[1].amount, c.value], &[-0.298047621, 0.255521669, -0.042525952]);
    // tanh_c2 = tanh(−0.042525952) = −0.042500335    tanh′ = 1 − 0.042500335² = 0.998193721
    let tanh_c = run.forward("tanh_c[1]@2");
    let Kind::Tanh { argument, slope } = tanh_c.kind else { panic!("no tanh") };
    near("tanh_c2", &[argument.value, tanh_c.value, slope], &[-0.042525952, -0.042500335, 0.998193721]);
    // What is given is not made of anything.
    for (place, value) in [("x[1]@2", -0.5), ("c[1]@0", -0.25), ("U_f[1,1]", -0.25), ("b_hf[1]", 0.5)] {
        let given = run.forward(place);
        assert_eq!((given.value, given.kind), (value, Kind::Given), "{place}");
    }
}

#[test]
fn what_the_states_of_step_1_moved() {
    let run = Run::new();
    // L = h2 sees its own state alone.
    run.backward("h[1]@2", 1.0, &[], 1.0);
    // d_h1 = 0.5·0.259754274 + 0.5·(−0.101937463) + (−0.25)·0.056532400 + 1·(−0.008473971)
    //      = 0.129877137 − 0.050968732 − 0.014133100 − 0.008473971 = 0.056301335
    let readers = [
        ("pre_g[1]@2", 0.5, 0.259754274),
        ("pre_i[1]@2", 0.5, -0.101937463),
        ("pre_f[1]@2", -0.25, 0.056532400),
        ("pre_o[1]@2", 1.0, -0.008473971),
    ];
    run.backward("h[1]@1", 0.0, &readers, 0.056301335);
    // d_c1 = f2·d_kept2 + (1 − tanh_c1²)·d_tanh_c1 = 0.694274642·0.723666100 + 0.875900790·0.035045291
    //      = 0.502423023 + 0.030696198 = 0.533119221
    let readers = [("kept[1]@2", 0.694274642, 0.723666100), ("tanh_c[1]@1", 0.875900790, 0.035045291)];
    run.backward("c[1]@1", 0.0, &readers, 0.533119221);
    // d_c0 = f1·d_kept1 = 0.754914987·0.533119221 = 0.402459690
    run.backward("c[1]@0", 0.0, &[("kept[1]@1", 0.754914987, 0.533119221)], 0.402459690);
    // d_pre_f2 = σ′·d_f2 = 0.212257363·0.266338936 = 0.056532400
    run.backward("pre_f[1]@2", 0.0, &[("f[1]@2", 0.212257363, 0.266338936)], 0.056532400);
    // d_f2 = c1·d_kept2 = 0.368041194·0.723666100 = 0.266338936
    run.backward("f[1]@2", 0.0, &[("kept[1]@2", 0.368041194, 0.723666100)], 0.266338936);
}

#[test]
fn what_inputs_and_parameters_moved() {
    let run = Run::new();
    // d_x1 = 1·0.163681379 + 0.5·0.079828472 + 0.25·(−0.024659210) + (−0.5)·0.004660987
    //      = 0.163681379 + 0.039914236 − 0.006164802 − 0.002330493 = 0.195100319
    let readers = [
        ("pre_g[1]@1", 1.0, 0.163681379),
        ("pre_i[1]@1", 0.5, 0.079828472),
        ("pre_f[1]@1", 0.25, -0.024659210),
        ("pre_o[1]@1", -0.5, 0.004660987),
    ];
    run.backward("x[1]@1", 0.0, &readers, 0.195100319);
    // dW_f = (−0.5)·0.056532400 + 1·(−0.024659210) = −0.028266200 − 0.024659210 = −0.052925410
    run.backward(
        "W_f[1,1]",
        0.0,
        &[("pre_f[1]@2", -0.5, 0.056532400), ("pre_f[1]@1", 1.0, -0.024659210)],
        -0.052925410,
    );
    // dU_f = h1·0.056532400 + h0·(−0.024659210) = 0.012396324 − 0.012329605 = 0.000066719
    let uses = [("pre_f[1]@2", 0.219278217, 0.056532400), ("pre_f[1]@1", 0.5, -0.024659210)];
    run.backward("U_f[1,1]", 0.0, &uses, 0.000066719);
    // db_f = 0.056532400 + (−0.024659210) = 0.031873191
    let uses = [("pre_f[1]@2", 1.0, 0.056532400), ("pre_f[1]@1", 1.0, -0.024659210)];
    run.backward("b_if[1]", 0.0, &uses, 0.031873191);
    let bias = run.arithmetic().backward(Place::parse("b_hf[1]", &run.plan).unwrap()).unwrap();
    assert!(bias.shares.iter().all(|share| share.local == Local::One));
}
