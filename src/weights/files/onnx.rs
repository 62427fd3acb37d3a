//! How is an ONNX model read?
//!
//! Nodes with their inputs, outputs and attributes, and the tensors that are stored (`ModelProto`, `GraphProto` of
//! onnx.proto). Which tensor is W, R, B or P follows from its place among a node's inputs, never from its name.

use super::array::Array;
use super::limits::Limit;
use super::protobuf::{Message, Value};
use super::{File, Format, ImportError, shortened, tensor_proto};

/// A node of the graph.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Its operator: `LSTM`.
    pub op: String,
    /// Its name; often empty.
    pub name: String,
    /// The names of its inputs; an empty name is an input that is left out.
    pub inputs: Vec<String>,
    /// The names of its outputs.
    pub outputs: Vec<String>,
    /// Its options.
    pub attributes: Vec<(String, Attribute)>,
}

/// An option of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(String),
    /// Texts.
    Texts(Vec<String>),
    /// Anything else.
    Other,
}

impl Node {
    /// How messages name it.
    pub fn place(&self) -> String {
        let name = if self.name.is_empty() { self.outputs.first() } else { Some(&self.name) };
        format!("node {} \"{}\"", shortened(&self.op), shortened(name.map_or("", |name| name)))
    }

    /// An option.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// A whole number, or what it is when it is left out.
    pub fn integer(&self, name: &str, default: i64) -> i64 {
        match self.attribute(name) {
            Some(Attribute::Integer(value)) => *value,
            _ => default,
        }
    }

    /// The name of an input; `None` where it is left out.
    pub fn input(&self, k: usize) -> Option<&str> {
        self.inputs.get(k).map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// Reads nodes and stored tensors.
///
/// # Errors
/// [`ImportError`]: what is wrong, and where.
pub fn read(bytes: &[u8]) -> Result<File<'_>, ImportError> {
    const GRAPH: u64 = 7;
    let mut graph = None;
    for field in Message::new(bytes).fields() {
        if let (GRAPH, value) = field?
            && graph.replace(value.message()?).is_some()
        {
            return Err(ImportError::Duplicate { place: "model".to_owned(), name: "graph".to_owned() });
        }
    }
    let graph = graph.ok_or_else(|| ImportError::Missing {
        place: "model".to_owned(),
        what: "its graph".to_owned(),
        given: "no field 7".to_owned(),
    })?;
    let (nodes, arrays) = parts(graph)?;
    check_names(&arrays)?;
    Ok(File { nodes, ..File::new(Format::Onnx, arrays) })
}

fn parts(graph: Message<'_>) -> Result<(Vec<Node>, Vec<Array<'_>>), ImportError> {
    const NODE: u64 = 1;
    const INITIALIZER: u64 = 5;
    let (mut nodes, mut arrays) = (Vec::new(), Vec::new());
    for field in graph.fields() {
        match field? {
            (NODE, value) => {
                let (node, constant) = node(value.message()?)?;
                nodes.push(node);
                arrays.extend(constant);
            }
            (INITIALIZER, value) => arrays.push(tensor_proto::read(value.message()?, None)?),
            _ => {}
        }
        Limit::Count.check("graph", (nodes.len().max(arrays.len())) as u64)?;
    }
    Ok((nodes, arrays))
}

fn check_names(arrays: &[Array<'_>]) -> Result<(), ImportError> {
    let mut names: Vec<&str> = arrays.iter().map(|array| array.name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(ImportError::Duplicate { place: "graph".to_owned(), name: shortened(pair[0]) }),
        None => Ok(()),
    }
}

/// A node, and its tensor where it is a constant.
fn node(message: Message<'_>) -> Result<(Node, Option<Array<'_>>), ImportError> {
    let (mut node, mut tensor) = (Node::default(), None);
    for field in message.fields() {
        let (number, value) = field?;
        let text = || Ok::<_, ImportError>(limited(value)?.to_owned());
        match number {
            1 => node.inputs.push(text()?),
            2 => node.outputs.push(text()?),
            3 => node.name = text()?,
            4 => node.op = text()?,
            5 => {
                let (name, value, held) = attribute(value.message()?)?;
                if node.attribute(&name).is_some() {
                    return Err(ImportError::Duplicate { place: node.place(), name: shortened(&name) });
                }
                node.attributes.push((name, value));
                tensor = held.or(tensor);
            }
            _ => {}
        }
        Limit::Count.check("node", node.inputs.len().max(node.outputs.len()) as u64)?;
    }
    let constant = tensor.filter(|_| node.op == "Constant").zip(node.outputs.first());
    let constant = constant.map(|(tensor, output)| tensor_proto::read(tensor, Some(output))).transpose()?;
    Ok((node, constant))
}

/// A text that is no longer than a name may be.
fn limited(value: Value<'_>) -> Result<&str, ImportError> {
    let message = value.message()?;
    Limit::Name.check(&format!("byte {}", message.at), message.bytes().len() as u64)?;
    message.text()
}

/// An option, and the tensor it holds.
fn attribute(message: Message<'_>) -> Result<(String, Attribute, Option<Message<'_>>), ImportError> {
    let (mut name, mut value, mut tensor, mut texts) = (String::new(), Attribute::Other, None, Vec::new());
    for field in message.fields() {
        match field? {
            (1, text) => limited(text)?.clone_into(&mut name),
            (3, number) => value = Attribute::Integer(number.integer()?),
            // A text of any length: only those of recurrent nodes are looked at.
            (4, text) => value = Attribute::Text(String::from_utf8_lossy(text.message()?.bytes()).into_owned()),
            (5, held) => tensor = Some(held.message()?),
            (9, text) => texts.push(String::from_utf8_lossy(text.message()?.bytes()).into_owned()),
            _ => {}
        }
    }
    let value = if texts.is_empty() { value } else { Attribute::Texts(texts) };
    Ok((name, value, tensor))
}
