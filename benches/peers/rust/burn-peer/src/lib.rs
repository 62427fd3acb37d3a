//! burn 0.22 (burn-flex backend + autodiff) behind a plain C ABI.
//! variant 0 = the stock `burn::nn` modules, variant 1 = hand-fused cell (one matmul per gate block).
//!
//! Canonical weights (PyTorch): w_ih [G*H, I], w_hh [G*H, H], b_ih [G*H], b_hh [G*H];
//! gate order i,f,g,o (LSTM) and r,z,n (GRU, reset applied after the recurrent matmul).
mod model;

use abi::{gates, input, output};
use burn::module::Param;
use burn::nn::{GateController, LinearConfig};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::prelude::*;
use burn::tensor::{Tensor, TensorData};
use model::{Cell, Net, Shape, W, build, forward_all, forward_last, t1, t2, unblock_t};

#[no_mangle]
unsafe extern "Rust" fn __getrandom_v03_custom(dest: *mut u8, len: usize) -> Result<(), getrandom03::Error> {
    // Only initial weights are random in burn, and every weight is overwritten: a fixed stream is enough.
    static mut S: u64 = 0x9E37_79B9_7F4A_7C15;
    for i in 0..len {
        S ^= S << 13;
        S ^= S >> 7;
        S ^= S << 17;
        *dest.add(i) = S as u8;
    }
    Ok(())
}

fn put<const D: usize>(t: Option<Tensor<D>>, mut f: impl FnMut(&[f32])) {
    let t = t.expect("gradient");
    let data = t.into_data();
    f(data.as_slice::<f32>().expect("f32"));
}

pub struct Handle {
    s: Shape,
    cell: Cell,
}

/// # Safety
/// pointers must hold the canonical weights
#[no_mangle]
pub unsafe extern "C" fn create(
    cell: u32,
    variant: u32,
    i: usize,
    h: usize,
    w_ih: *const f32,
    w_hh: *const f32,
    b_ih: *const f32,
    b_hh: *const f32,
) -> *mut Handle {
    let s = Shape { cell, variant, i, h };
    let g = gates(cell) * h;
    let w = W { ih: input(w_ih, g * i), hh: input(w_hh, g * h), bih: input(b_ih, g), bhh: input(b_hh, g) };
    let d = Device::flex();
    Box::into_raw(Box::new(Handle { s, cell: build(s, &w, &d) }))
}

/// # Safety
/// p from create
#[no_mangle]
pub unsafe extern "C" fn destroy(p: *mut Handle) {
    drop(Box::from_raw(p));
}

/// # Safety
/// x: [B,T,I], out: [B,T,H]
#[no_mangle]
pub unsafe extern "C" fn forward(p: *mut Handle, b: usize, t: usize, x: *const f32, out: *mut f32) {
    let m = &*p;
    let d = Device::flex();
    let x = Tensor::<3>::from_data(TensorData::new(input(x, b * t * m.s.i).to_vec(), [b, t, m.s.i]), &d);
    let y = forward_all(&m.cell, x).into_data();
    output(out, b * t * m.s.h).copy_from_slice(y.as_slice::<f32>().expect("f32"));
}

/// loss = sum(lw . h_T); writes the four gradients.
/// # Safety
/// all pointers sized as in the canonical layout
#[no_mangle]
pub unsafe extern "C" fn grad(
    cell: u32,
    variant: u32,
    i: usize,
    h: usize,
    t: usize,
    w_ih: *const f32,
    w_hh: *const f32,
    b_ih: *const f32,
    b_hh: *const f32,
    x: *const f32,
    lw: *const f32,
    g_ih: *mut f32,
    g_hh: *mut f32,
    g_bih: *mut f32,
    g_bhh: *mut f32,
) -> f32 {
    let s = Shape { cell, variant, i, h };
    let gn = gates(cell) * h;
    let w = W { ih: input(w_ih, gn * i), hh: input(w_hh, gn * h), bih: input(b_ih, gn), bhh: input(b_hh, gn) };
    let d = Device::flex().autodiff();
    let m = build(s, &w, &d);
    let x = Tensor::<3>::from_data(TensorData::new(input(x, t * i).to_vec(), [1, t, i]), &d);
    let lw = t2(input(lw, h).to_vec(), 1, h, &d);
    let loss = (forward_last(&m, x) * lw).sum();
    let mut grads = loss.backward();
    let value = loss.into_scalar::<f32>();
    let (o_ih, o_hh, o_bih, o_bhh) = (output(g_ih, gn * i), output(g_hh, gn * h), output(g_bih, gn), output(g_bhh, gn));
    if let Cell::Fused(f) = &m {
        put(f.w_ih.val().grad_remove(&mut grads), |v| unblock_t(v, o_ih, 0, gn, i));
        put(f.w_hh.val().grad_remove(&mut grads), |v| unblock_t(v, o_hh, 0, gn, h));
        put(f.b_ih.val().grad_remove(&mut grads), |v| o_bih.copy_from_slice(v));
        put(f.b_hh.val().grad_remove(&mut grads), |v| o_bhh.copy_from_slice(v));
        return value;
    }
    let list: Vec<&GateController> = match &m {
        Cell::Lstm(m) => vec![&m.input_gate, m.forget_gate.as_ref().unwrap(), &m.cell_gate, &m.output_gate],
        Cell::Gru(m) => vec![&m.reset_gate, &m.update_gate, &m.new_gate],
        Cell::Rnn(m) => vec![&m.gate],
        Cell::Fused(_) => unreachable!(),
    };
    for (g, gc) in list.into_iter().enumerate() {
        let (a, b) = (&gc.input_transform, &gc.hidden_transform);
        put(a.weight.val().grad_remove(&mut grads), |v| unblock_t(v, o_ih, g, h, i));
        put(b.weight.val().grad_remove(&mut grads), |v| unblock_t(v, o_hh, g, h, h));
        put(a.bias.as_ref().unwrap().val().grad_remove(&mut grads), |v| o_bih[g * h..(g + 1) * h].copy_from_slice(v));
        put(b.bias.as_ref().unwrap().val().grad_remove(&mut grads), |v| o_bhh[g * h..(g + 1) * h].copy_from_slice(v));
    }
    value
}

pub struct Trainer {
    i: usize,
    lr: f64,
    net: Option<Net>,
    optim: ModuleOptimizer,
}

/// # Safety
/// canonical weights, head_w [H], head_b [1]
#[no_mangle]
pub unsafe extern "C" fn train_create(
    cell: u32,
    variant: u32,
    i: usize,
    h: usize,
    w_ih: *const f32,
    w_hh: *const f32,
    b_ih: *const f32,
    b_hh: *const f32,
    head_w: *const f32,
    head_b: *const f32,
    lr: f64,
) -> *mut Trainer {
    let s = Shape { cell, variant, i, h };
    let g = gates(cell) * h;
    let w = W { ih: input(w_ih, g * i), hh: input(w_hh, g * h), bih: input(b_ih, g), bhh: input(b_hh, g) };
    let d = Device::flex().autodiff();
    let mut head = LinearConfig::new(h, 1).init(&d);
    head.weight = Param::from_tensor(t2(input(head_w, h).to_vec(), h, 1, &d));
    head.bias = Some(Param::from_tensor(t1(input(head_b, 1).to_vec(), &d)));
    let net = Net { cell: build(s, &w, &d), head };
    let optim = AdamConfig::new().with_beta_1(0.9).with_beta_2(0.999).with_epsilon(1e-8).init();
    Box::into_raw(Box::new(Trainer { i, lr, net: Some(net), optim }))
}

/// # Safety
/// p from train_create
#[no_mangle]
pub unsafe extern "C" fn train_destroy(p: *mut Trainer) {
    drop(Box::from_raw(p));
}

/// one step: forward, BPTT, Adam; x [B,T,I], y [B]; returns the loss before the update
/// # Safety
/// pointers sized as said
#[no_mangle]
pub unsafe extern "C" fn train_step(p: *mut Trainer, b: usize, t: usize, x: *const f32, y: *const f32) -> f32 {
    let tr = &mut *p;
    let d = Device::flex().autodiff();
    let x = Tensor::<3>::from_data(TensorData::new(input(x, b * t * tr.i).to_vec(), [b, t, tr.i]), &d);
    let y = t2(input(y, b).to_vec(), b, 1, &d);
    let net = tr.net.take().unwrap();
    let out = net.head.forward(forward_last(&net.cell, x));
    let e = out - y;
    let loss = (e.clone() * e).mean();
    let grads = loss.backward();
    let value = loss.into_scalar::<f32>();
    let grads = GradientsParams::from_grads(grads, &net);
    tr.net = Some(tr.optim.step(tr.lr, net, grads));
    value
}
