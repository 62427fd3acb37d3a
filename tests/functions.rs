use gatescope::math::Real;
#[test]
fn quick() {
    for x in [
        0.0,
        -0.0,
        1e-300,
        5e-324,
        0.1,
        -0.3,
        1.0,
        -1.0,
        3.0,
        18.9,
        -30.0,
        -700.0,
        -740.0,
        -745.1,
        -746.0,
        709.7,
        709.79,
        1e308,
        -1e308,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ] {
        println!(
            "{x:e}: exp {:e} {:e} | tanh {:e} {:e} | sigma {:e} {:e} | f32 {:e} {:e} {:e}",
            Real::exp(x),
            x.exp(),
            Real::tanh(x),
            x.tanh(),
            x.sigmoid(),
            if x > 0.0 { 1.0 / (1.0 + (-x).exp()) } else { x.exp() / (1.0 + x.exp()) },
            Real::exp(x as f32),
            Real::tanh(x as f32),
            (x as f32).sigmoid()
        );
    }
}
