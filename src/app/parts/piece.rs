//! What is drawn again only when what it shows has changed? The one kind of component besides the page: each further
//! kind would cost some kilobytes over the wire, so that what is drawn stands behind [`Draw`].

use gloo_timers::callback::Timeout;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::virtual_dom::VChild;
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

/// Something on the page that depends on nothing but its fields and what is its own.
pub trait Draw: Same {
    /// What is seen.
    fn draw(&self, own: &Own) -> Html;

    /// What is left to do once it is on the page, each time.
    fn drawn(&self, _: &Own) {}

    /// Whether the size of its node matters.
    fn is_measured(&self) -> bool {
        false
    }

    /// What is chosen inside it before anyone chooses.
    fn first_choice(&self) -> Option<usize> {
        None
    }
}

/// Comparison with anything.
pub trait Same: 'static {
    /// Itself.
    fn any(&self) -> &dyn Any;
    /// Whether the other one is of its type and equal.
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + 'static> Same for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

/// What a piece has of its own while it stands on the page.
pub struct Own {
    /// The element that is measured, or drawn into.
    pub node: NodeRef,
    /// Another element that is drawn into.
    pub canvas: NodeRef,
    /// Width and height of the node in CSS pixels; zero until they are known.
    pub size: (f64, f64),
    /// What was chosen inside it.
    pub choice: Option<usize>,
    /// Chooses.
    pub choose: Callback<Option<usize>>,
    /// The step that a pointer over it was at.
    pub step: Rc<Cell<Option<usize>>>,
    kept: RefCell<Option<Rc<dyn Any>>>,
}

impl Own {
    /// Keeps something for later drawings, in the place of what was kept before.
    pub fn keep<T: 'static>(&self, value: T) -> Rc<T> {
        let value = Rc::new(value);
        *self.kept.borrow_mut() = Some(Rc::<T>::clone(&value));
        value
    }

    /// What was kept.
    pub fn kept<T: 'static>(&self) -> Option<Rc<T>> {
        self.kept.borrow().clone()?.downcast().ok()
    }
}

/// A piece of the page; its key tells it from its neighbours and from other kinds in the same place.
pub fn piece(key: &str, what: impl Draw) -> Html {
    VChild::<Piece>::new(PieceProps { what: Rc::new(what) }, Some(key.into())).into()
}

#[derive(Clone, Properties)]
struct PieceProps {
    what: Rc<dyn Draw>,
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        self.what.is_same(other.what.any())
    }
}

struct Piece {
    own: Own,
    watch: Option<Watch>,
}

/// A change of what is its own.
enum Change {
    Size(f64, f64),
    Choice(Option<usize>),
}

impl Component for Piece {
    type Message = Change;
    type Properties = PieceProps;

    fn create(ctx: &Context<Self>) -> Self {
        let own = Own {
            node: NodeRef::default(),
            canvas: NodeRef::default(),
            size: (0.0, 0.0),
            choice: ctx.props().what.first_choice(),
            choose: ctx.link().callback(Change::Choice),
            step: Rc::default(),
            kept: RefCell::default(),
        };
        Self { own, watch: None }
    }

    fn update(&mut self, _: &Context<Self>, change: Change) -> bool {
        let before = (self.own.size, self.own.choice);
        match change {
            Change::Size(width, height) => self.own.size = (width, height),
            Change::Choice(choice) => self.own.choice = choice,
        }
        before != (self.own.size, self.own.choice)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().what.draw(&self.own)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && ctx.props().what.is_measured() {
            let link = ctx.link().clone();
            let changed = move |width, height| link.send_message(Change::Size(width, height));
            self.watch = self.own.node.cast().and_then(|element| Watch::new(element, changed));
        }
        ctx.props().what.drawn(&self.own);
    }
}

/// An element whose size is followed. The browser tells the first size before it paints, without being made to lay out
/// the page in between.
struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn Fn()>,
}

impl Watch {
    fn new(element: Element, changed: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let tell = Rc::new(move || changed(f64::from(watched.client_width()), f64::from(watched.client_height())));
        let first = Cell::new(true);
        let changed = Closure::<dyn Fn()>::new(move || {
            if first.replace(false) {
                return tell();
            }
            // What is there already is stretched for one frame, so that the change itself is seen at once.
            let tell = Rc::clone(&tell);
            Timeout::new(0, move || tell()).forget();
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
