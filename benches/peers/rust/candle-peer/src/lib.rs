//! candle 0.11 (CPU device, `gemm` with wasm simd128) behind a plain C ABI.
//! variant 0 = the stock candle_nn::{LSTM, GRU} (candle has no plain RNN: a two-line cell stands in),
//! variant 1 = hand-written cell over the same packed weights (forward hoists the input projection).
//!
//! candle_nn already uses PyTorch's packed layout and gate order (i,f,g,o / r,z,n, reset after matmul).
use abi::{GRU, LSTM, gates, input, output};
use candle_core::{D, DType, Device, IndexOp, Result, Tensor, Var};
use candle_nn::ops::sigmoid;
use candle_nn::rnn::{GRU as CGru, GRUConfig, LSTM as CLstm, LSTMConfig, RNN};
use candle_nn::{AdamW, Optimizer, ParamsAdamW, VarBuilder};
use std::collections::HashMap;

const CPU: Device = Device::Cpu;

enum Kind {
    Lstm(CLstm),
    Gru(CGru),
    Own,
}

struct Cell {
    kind: Kind,
    cell: u32,
    h: usize,
    w: [Tensor; 4],
    /// inference may hoist the input projection; with a tape, each `narrow` of the hoisted
    /// [T,B,G*H] block would cost a zero-padded full-size gradient, O(T^2) memory traffic
    hoist: bool,
}

fn transposed(w: &[f32], rows: usize, cols: usize) -> Vec<f32> {
    let mut out = vec![0.0; w.len()];
    for r in 0..rows {
        for c in 0..cols {
            out[c * rows + r] = w[r * cols + c];
        }
    }
    out
}

/// candle_nn wants PyTorch's [G*H, I]; the own cell keeps the transposes contiguous
fn is_own(cell: u32, variant: u32) -> bool {
    variant == 1 || cell > GRU
}

unsafe fn vars(cell: u32, variant: u32, i: usize, h: usize, p: [*const f32; 4]) -> Result<[Var; 4]> {
    let g = gates(cell) * h;
    if is_own(cell, variant) {
        let m = |p: *const f32, c: usize| Var::from_vec(transposed(input(p, g * c), g, c), (c, g), &CPU);
        return Ok([
            m(p[0], i)?,
            m(p[1], h)?,
            Var::from_slice(input(p[2], g), g, &CPU)?,
            Var::from_slice(input(p[3], g), g, &CPU)?,
        ]);
    }
    let v = |p: *const f32, s: &[usize]| -> Result<Var> {
        let n: usize = s.iter().product();
        Var::from_slice(input(p, n), s, &CPU)
    };
    Ok([v(p[0], &[g, i])?, v(p[1], &[g, h])?, v(p[2], &[g])?, v(p[3], &[g])?])
}

fn build(cell: u32, variant: u32, i: usize, h: usize, v: &[Var; 4], tape: bool) -> Result<Cell> {
    let take = |v: &Var| {
        if tape { v.as_tensor().clone() } else { v.as_tensor().detach() }
    };
    let w = [take(&v[0]), take(&v[1]), take(&v[2]), take(&v[3])];
    let kind = if is_own(cell, variant) {
        Kind::Own
    } else {
        let names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"];
        let map: HashMap<String, Tensor> = names.iter().zip(&w).map(|(n, t)| (n.to_string(), t.clone())).collect();
        let vb = VarBuilder::from_tensors(map, DType::F32, &CPU);
        if cell == LSTM {
            Kind::Lstm(CLstm::new(i, h, LSTMConfig::default(), vb)?)
        } else {
            Kind::Gru(CGru::new(i, h, GRUConfig::default(), vb)?)
        }
    };
    Ok(Cell { kind, cell, h, w, hoist: variant == 1 && !tape })
}

impl Cell {
    /// every h_t, each [B,H]
    fn states(&self, x: &Tensor) -> Result<Vec<Tensor>> {
        match &self.kind {
            Kind::Lstm(m) => Ok(m.seq(x)?.into_iter().map(|s| s.h).collect()),
            Kind::Gru(m) => Ok(m.seq(x)?.into_iter().map(|s| s.h).collect()),
            Kind::Own => self.own(x),
        }
    }

    fn own(&self, x: &Tensor) -> Result<Vec<Tensor>> {
        let (b, t, i) = x.dims3()?;
        let n = self.h;
        let [w_ih, w_hh, b_ih, b_hh] = &self.w;
        // LSTM and RNN only ever need the sum of the biases
        let fold = self.cell != GRU;
        let b_ih = &if fold { (b_ih + b_hh)? } else { b_ih.clone() };
        let all_x = if self.hoist {
            // time-major [T,B,G*H], so that each step is a contiguous block
            let xt = x.transpose(0, 1)?.contiguous()?.reshape((t * b, i))?;
            let g = xt.matmul(w_ih)?.broadcast_add(b_ih)?;
            Some(g.reshape((t, b, g.dim(D::Minus1)?))?)
        } else {
            None
        };
        let mut h = Tensor::zeros((b, n), DType::F32, &CPU)?;
        let mut c = h.clone();
        let mut out = Vec::with_capacity(t);
        for k in 0..t {
            let gx = match &all_x {
                Some(g) => g.i(k)?,
                None => x.i((.., k, ..))?.contiguous()?.matmul(w_ih)?.broadcast_add(b_ih)?,
            };
            let gh = h.matmul(w_hh)?;
            let gh = if fold { gh } else { gh.broadcast_add(b_hh)? };
            h = match self.cell {
                LSTM => {
                    let g = (gx + gh)?.chunk(4, 1)?;
                    let (i, f) = (sigmoid(&g[0])?, sigmoid(&g[1])?);
                    let (z, o) = (g[2].tanh()?, sigmoid(&g[3])?);
                    c = ((f * &c)? + (i * z)?)?;
                    (o * c.tanh()?)?
                }
                GRU => {
                    let (a, g) = (gx.chunk(3, 1)?, gh.chunk(3, 1)?);
                    let r = sigmoid(&(&a[0] + &g[0])?)?;
                    let z = sigmoid(&(&a[1] + &g[1])?)?;
                    let nn = (&a[2] + (r * &g[2])?)?.tanh()?;
                    (&nn + (z * (&h - &nn)?)?)?
                }
                _ => (gx + gh)?.tanh()?,
            };
            out.push(h.clone());
        }
        Ok(out)
    }
}

unsafe fn copy_out(t: &Tensor, p: *mut f32) -> Result<()> {
    let v = t.flatten_all()?.to_vec1::<f32>()?;
    output(p, v.len()).copy_from_slice(&v);
    Ok(())
}

/// # Safety
/// canonical weights
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
    let v = vars(cell, variant, i, h, [w_ih, w_hh, b_ih, b_hh]).unwrap();
    let c = build(cell, variant, i, h, &v, false).unwrap();
    Box::into_raw(Box::new(Handle { i, c }))
}

pub struct Handle {
    i: usize,
    c: Cell,
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
    let x = Tensor::from_slice(input(x, b * t * m.i), (b, t, m.i), &CPU).unwrap();
    let y = Tensor::stack(&m.c.states(&x).unwrap(), 1).unwrap();
    copy_out(&y, out).unwrap();
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
    let v = vars(cell, variant, i, h, [w_ih, w_hh, b_ih, b_hh]).unwrap();
    let c = build(cell, variant, i, h, &v, true).unwrap();
    let x = Tensor::from_slice(input(x, t * i), (1, t, i), &CPU).unwrap();
    let lw = Tensor::from_slice(input(lw, h), (1, h), &CPU).unwrap();
    let last = c.states(&x).unwrap().pop().unwrap();
    let loss = (last * lw).unwrap().sum_all().unwrap();
    let grads = loss.backward().unwrap();
    for (k, (v, p)) in v.iter().zip([g_ih, g_hh, g_bih, g_bhh]).enumerate() {
        let g = grads.get(v).unwrap();
        if k < 2 && is_own(cell, variant) {
            copy_out(&g.t().unwrap(), p).unwrap();
        } else {
            copy_out(g, p).unwrap();
        }
    }
    loss.to_scalar::<f32>().unwrap()
}

pub struct Trainer {
    i: usize,
    cell: Cell,
    head_w: Var,
    head_b: Var,
    optim: AdamW,
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
    let v = vars(cell, variant, i, h, [w_ih, w_hh, b_ih, b_hh]).unwrap();
    let cell = build(cell, variant, i, h, &v, true).unwrap();
    let head_w = Var::from_slice(input(head_w, h), (h, 1), &CPU).unwrap();
    let head_b = Var::from_slice(input(head_b, 1), 1, &CPU).unwrap();
    let mut vars: Vec<Var> = v.to_vec();
    vars.push(head_w.clone());
    vars.push(head_b.clone());
    let optim = AdamW::new(vars, ParamsAdamW { lr, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0.0 }).unwrap();
    Box::into_raw(Box::new(Trainer { i, cell, head_w, head_b, optim }))
}

/// # Safety
/// p from train_create
#[no_mangle]
pub unsafe extern "C" fn train_destroy(p: *mut Trainer) {
    drop(Box::from_raw(p));
}

/// # Safety
/// x [B,T,I], y [B]
#[no_mangle]
pub unsafe extern "C" fn train_step(p: *mut Trainer, b: usize, t: usize, x: *const f32, y: *const f32) -> f32 {
    let tr = &mut *p;
    let x = Tensor::from_slice(input(x, b * t * tr.i), (b, t, tr.i), &CPU).unwrap();
    let y = Tensor::from_slice(input(y, b), (b, 1), &CPU).unwrap();
    let last = tr.cell.states(&x).unwrap().pop().unwrap();
    let out = last.matmul(&tr.head_w).unwrap().broadcast_add(&tr.head_b).unwrap();
    let loss = (out - y).unwrap().sqr().unwrap().mean_all().unwrap();
    let grads = loss.backward().unwrap();
    tr.optim.step(&grads).unwrap();
    loss.to_scalar::<f32>().unwrap()
}
