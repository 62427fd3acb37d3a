//! How does a reference case read?
//!
//! One JSON file (`schema` = "rnn-refcase/1") holds weights in a framework's layout, inputs, and what comes out.

use gatescope::cell::Variant;
use gatescope::engine::Dims;
use gatescope::weights::{Convention, Form, Stored};
use serde_json::{Map, Value};

/// A tensor of the file: `{"shape": [...], "data": [...]}`.
pub type Tensor = Stored<f64>;

/// What a file turned out to be.
pub enum Read {
    /// A case that the engine can run.
    Case(Box<Case>),
    /// A case that needs what is not built, and what that is.
    Skipped(String),
}

/// A reference case.
pub struct Case {
    /// Its name.
    pub id: String,
    /// The cell.
    pub variant: Variant,
    /// How its weights are stored.
    pub form: Form,
    /// The sizes; the batch is 1.
    pub dims: Dims,
    /// The gates' names in the file.
    pub gates: Vec<String>,
    /// The stored weights.
    pub params: Vec<Tensor>,
    /// x, `[T][I]`.
    pub x: Vec<f64>,
    /// The initial states in the order of the graph's states.
    pub initial: Vec<Vec<f64>>,
    /// w of the readout, `[H]`.
    pub readout: Vec<f64>,
    /// Targets of the squared error, `[T][H]`.
    pub targets: Vec<f64>,
    /// What comes out in f64.
    pub expected: Value,
    /// How close is close enough, for each precision.
    pub tolerance: Value,
    /// Whether gradients vanish over many steps, so that they are also compared step by step.
    pub vanishing: bool,
}

/// Reads a case, or says what is wrong with it and where.
pub fn read(text: &str) -> Result<Read, String> {
    let file: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let schema = string(&file, "schema")?;
    if schema != "rnn-refcase/1" {
        return Err(format!("schema {schema:?} is not \"rnn-refcase/1\""));
    }
    let options = field(&file, "options")?;
    if let Some(missing) = not_built(&file, options)? {
        return Ok(Read::Skipped(missing));
    }
    case(&file, options).map(|case| Read::Case(Box::new(case)))
}

/// What the case needs and the engine does not have.
fn not_built(file: &Value, options: &Value) -> Result<Option<String>, String> {
    const KNOWN: [&str; 6] = ["bias", "reset_after", "linear_before_reset", "peepholes", "num_layers", "bidirectional"];
    let cell = string(file, "cell")?;
    if !["lstm", "gru", "rnn_tanh"].contains(&cell) {
        return Ok(Some(format!("cell {cell}")));
    }
    if options["num_layers"].as_u64().unwrap_or(1) > 1 {
        return Ok(Some("stacked layers".to_owned()));
    }
    if options["bidirectional"].as_bool().unwrap_or(false) {
        return Ok(Some("bidirectional".to_owned()));
    }
    let off = |value: &Value| value.is_null() || value == false || value == 0;
    let strange = object(options)?.iter().find(|(key, value)| !KNOWN.contains(&key.as_str()) && !off(value));
    Ok(strange.map(|(key, value)| format!("option {key} = {value}")))
}

fn case(file: &Value, options: &Value) -> Result<Case, String> {
    let (cell, convention) = (string(file, "cell")?, string(file, "convention")?);
    let convention = Convention::find(convention).ok_or_else(|| format!("unknown convention {convention:?}"))?;
    let variant = variant(cell, convention, options)?;
    let dims = dims(field(file, "dims")?)?;
    let losses = field(file, "losses")?;
    Ok(Case {
        id: string(file, "id")?.to_owned(),
        form: form(file, convention, &variant, options)?,
        gates: strings(field(file, "gates")?)?,
        params: object(field(file, "params")?)?.iter().map(|(k, v)| tensor(k, v)).collect::<Result<_, _>>()?,
        x: shaped("x", field(file, "x")?, &[dims.steps, dims.input])?,
        initial: initial(file, &variant, dims.hidden)?,
        readout: shaped("w", field(field(losses, "readout")?, "w")?, &[dims.hidden])?,
        targets: shaped("targets", field(field(losses, "mse")?, "targets")?, &[dims.steps, dims.hidden])?,
        expected: field(field(file, "expected")?, "f64")?.clone(),
        tolerance: field(file, "tolerance")?.clone(),
        vanishing: file.get("tags").map_or(Ok(Vec::new()), strings)?.iter().any(|tag| tag == "vanishing"),
        variant,
        dims,
    })
}

fn variant(cell: &str, convention: Convention, options: &Value) -> Result<Variant, String> {
    let peepholes = options["peepholes"].as_bool().unwrap_or(false);
    let reset_after = match convention {
        Convention::PyTorch => true,
        Convention::Keras => options["reset_after"].as_bool().unwrap_or(true),
        Convention::Onnx => {
            let lbr = &options["linear_before_reset"];
            lbr.as_i64().map_or(lbr.as_bool().unwrap_or(false), |n| n != 0)
        }
    };
    let id = match cell {
        "lstm" if peepholes => "lstm_peephole",
        "lstm" => "lstm",
        "gru" if reset_after => "gru",
        "gru" => "gru.reset-before",
        "rnn_tanh" => "elman",
        other => return Err(format!("unknown cell {other:?}")),
    };
    Variant::parse(id).ok_or_else(|| format!("no cell {id} in the registry"))
}

fn form(file: &Value, convention: Convention, variant: &Variant, options: &Value) -> Result<Form, String> {
    let bias = options["bias"].as_bool().unwrap_or(true);
    let stored = strings(field(file, "stored_gate_order")?)?;
    let order: Vec<&str> = stored.iter().map(|gate| symbol(gate)).collect();
    let suffix = if convention == Convention::PyTorch { "_l0" } else { "" };
    let form = Form::new(convention, variant, bias).and_then(|form| form.with_gates(&order));
    form.map(|form| form.with_suffix(suffix)).map_err(|e| e.to_string())
}

fn dims(value: &Value) -> Result<Dims, String> {
    let size = |key| value[key].as_u64().map(|n| n as usize).ok_or(format!("dims.{key} is not a size"));
    Ok(Dims { steps: size("T")?, input: size("I")?, hidden: size("H")?, batch: 1 })
}

fn initial(file: &Value, variant: &Variant, hidden: usize) -> Result<Vec<Vec<f64>>, String> {
    let state = |key: &str| match &file[key] {
        Value::Null => Ok(vec![0.0; hidden]),
        value => shaped(key, value, &[hidden]),
    };
    let count = variant.graph().states.len();
    ["h0", "c0"][..count].iter().map(|key| state(key)).collect()
}

/// The node that the file's gate name means: the plain RNN's `a` is its hidden state.
pub fn symbol(gate: &str) -> &str {
    if gate == "a" { "h" } else { gate }
}

/// A member that has to be there.
pub fn field<'a>(value: &'a Value, key: &str) -> Result<&'a Value, String> {
    value.get(key).ok_or_else(|| format!("key {key:?} is missing"))
}

/// A member that has to be an object.
pub fn object(value: &Value) -> Result<&Map<String, Value>, String> {
    value.as_object().ok_or_else(|| "an object is needed".to_owned())
}

/// A list of numbers; `null` becomes NaN.
pub fn numbers(name: &str, value: &Value) -> Result<Vec<f64>, String> {
    let list = value.as_array().ok_or_else(|| format!("{name} is not a list"))?;
    let number = |v: &Value| match v {
        Value::Null => Ok(f64::NAN),
        v => v.as_f64().ok_or_else(|| format!("{name} has {v}, which is not a number")),
    };
    list.iter().map(number).collect()
}

/// A tensor whose data fill its shape.
pub fn tensor(name: &str, value: &Value) -> Result<Tensor, String> {
    let shape = numbers("shape", field(value, "shape")?)?.iter().map(|&n| n as usize).collect::<Vec<_>>();
    let data = numbers(name, field(value, "data")?)?;
    let complete = data.len() == shape.iter().product::<usize>() && data.iter().all(|v| v.is_finite());
    if complete { Ok(Stored { name: name.to_owned(), shape, data }) } else { Err(format!("{name} is not complete")) }
}

/// A tensor of a known shape.
pub fn shaped(name: &str, value: &Value, want: &[usize]) -> Result<Vec<f64>, String> {
    let tensor = tensor(name, value)?;
    if tensor.shape == want { Ok(tensor.data) } else { Err(format!("{name} is {:?}, not {want:?}", tensor.shape)) }
}

fn string<'a>(value: &'a Value, key: &str) -> Result<&'a str, String> {
    field(value, key)?.as_str().ok_or_else(|| format!("{key} is not text"))
}

fn strings(value: &Value) -> Result<Vec<String>, String> {
    let list = value.as_array().ok_or("a list of names is needed")?;
    list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(|| format!("{v} is not a name"))).collect()
}
