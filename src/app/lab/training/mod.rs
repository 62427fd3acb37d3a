//! What do the cells learn? The same task, the same batches, as often as is wanted: losses against the line of an answer
//! without memory, how far the gradient reaches while they learn, and a fair comparison of what came out.
//!
//! What a training has come to is kept here and not in the page's state: it belongs to the workers, follows from the
//! scene and the choices bit by bit, and is there again when the page of the laboratory is opened again.

mod bar;
mod choices;
mod controls;
mod course;
mod fair;
mod job;
mod progress;
mod race;
mod results;
mod sheet;
mod spread;
mod summary;
mod track;
mod verdict;

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, piece, settle, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use crate::scene::Scene;
pub use bar::bar;
use choices::Choices;
pub use course::advance;
use race::Race;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, html};

thread_local! {
    static RACE: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

type Shared = Rc<RefCell<Race>>;

/// The page on training.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let about = written("p", "soft", frame.look.say("training-read"));
    if shown.comparison.sample.targets.iter().all(Option::is_none) {
        return html! { <>{ about }{ written("p", "note is-wrong", frame.look.say("training-unasked")) }</> };
    }
    html! { <>{ about }{ piece("training", Training::of(frame, shown)) }</> }
}

#[derive(Clone, PartialEq)]
struct Training {
    scene: Rc<Scene>,
    /// The choices as the link has them.
    written: String,
    shown: Shown,
    look: Look,
    send: Callback<Msg>,
}

/// The training of a scene: the one that is there, or a new one where the scene or the choices ask for another.
fn current(scene: &Rc<Scene>, written: &str) -> Shared {
    RACE.with_borrow_mut(|kept| {
        let choices = Choices::read(written);
        let wanted = choices.all(scene);
        let known = kept.clone().filter(|race| race.borrow().settings == wanted);
        let race = known.unwrap_or_else(|| Rc::new(RefCell::new(Race::new(Rc::clone(scene), choices))));
        *kept = Some(Rc::clone(&race));
        race
    })
}

impl Training {
    fn of(frame: &Frame<'_>, shown: &Shown) -> Self {
        Self {
            scene: Rc::clone(&shown.scene),
            written: frame.state.scene.view.training.clone(),
            shown: shown.clone(),
            look: frame.look.clone(),
            send: frame.send.clone(),
        }
    }

    /// The training, which draws this piece again; `place` tells the pieces apart that show it.
    fn race(&self, own: &Own, place: usize) -> Shared {
        let race = current(&self.scene, &self.written);
        {
            let mut race = race.borrow_mut();
            race.redraw[place] = own.choose.clone();
            race.send = self.send.clone();
        }
        race
    }

    fn names(&self) -> Vec<String> {
        column_names(&self.shown.comparison, &self.look.words)
    }
}

impl Draw for Training {
    fn draw(&self, own: &Own) -> Html {
        let race = self.race(own, 0);
        let names = self.names();
        let view = race.borrow();
        html! {
            <div class="lab-map" ref={&own.node}>
                { self.controls(own, &race, &view) }
                { self.troubles(&view, &names) }
                { self.losses(&view, &names) }
                { self.progress(&race, &view, &names) }
                { self.fair(&race, &view, &names) }
            </div>
        }
    }

    fn drawn(&self, own: &Own) {
        if let Some(root) = own.node.cast::<Element>() {
            settle(&root);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::course::{Act, Ask};
    use super::*;
    use crate::app::message::Packed;
    use crate::train::Snapshot;

    fn asked(scene: &Scene, from: u64, act: Act, lists: &[Vec<f64>]) -> Packed {
        let choices = Choices { batch: 4, seeds: 2, ..Choices::default() };
        let ask = Ask { column: 0, seed: 1, from, act, choices };
        assert_eq!(Ask::read(&ask.write()), Some(ask));
        advance(scene, (&ask.write(), lists), &mut |_| {}).unwrap()
    }

    fn go(scene: &Scene, from: u64, count: u64) -> Packed {
        asked(scene, from, Act::Go { count, keep: true }, &[])
    }

    #[test]
    fn a_training_goes_on_and_is_made_again_with_the_same_bits() {
        let scene = Scene::from_hash("cells=gru&task=adding&T=10&H=4").0;
        let (first, second) = (go(&scene, 0, 3), go(&scene, 3, 2));
        assert_eq!((first.numbers[0].len(), second.numbers[0].len(), second.numbers[2][0]), (3, 2, 5.0));
        assert_eq!(go(&scene, 0, 5).numbers[0], [first.numbers[0].clone(), second.numbers[0].clone()].concat());
        // A worker that has lost it makes it again up to there, from the beginning or from a snapshot.
        assert_eq!(go(&scene, 3, 2).numbers[..2], second.numbers[..2]);
        let snapshot = first.numbers[3].clone();
        let other = Scene::from_hash("cells=lstm&task=adding&T=10&H=4").0;
        go(&other, 0, 1);
        let again = asked(&scene, 3, Act::Go { count: 2, keep: false }, std::slice::from_ref(&snapshot));
        assert_eq!(again.numbers[..2], second.numbers[..2]);
        assert_eq!(again.numbers[3], Vec::<f64>::new());
        let reach = &second.numbers[1];
        assert!(reach.len() == 10 && reach[9].abs() < 1e-12 && reach[0] < 0.0, "{reach:?}");
        let network = asked(&scene, 3, Act::Network, &[]).numbers;
        assert_eq!(network, [Snapshot::<f64>::from_list(&snapshot).unwrap().numbers]);
        assert_eq!(go(&scene, 5, 1).numbers[0].len(), 1, "looking back moves nothing");
    }

    #[test]
    fn a_network_is_tried_on_longer_sequences_than_it_learned_from() {
        let scene = Scene::from_hash("cells=gru&task=adding&T=10&H=4").0;
        let tested = asked(&scene, 2, Act::Test, &[]).numbers;
        assert!(tested[0].len() == 3 && tested[0].iter().all(|loss| *loss > 0.0), "{tested:?}");
        assert_eq!(asked(&scene, 2, Act::Test, &[]).numbers[..2], tested[..2]);
        let own = Scene::from_hash("cells=gru&task=numbers&x=1,0,-1,0.5&H=4").0;
        let tested = asked(&own, 1, Act::Test, &[]).numbers;
        assert!(tested[0][0] > 0.0 && tested[0][1].is_nan(), "a sequence of one's own has one length: {tested:?}");
    }

    #[test]
    fn what_cannot_be_trained_is_refused() {
        let scene = Scene::from_hash("cells=gru&task=adding&T=10&H=4").0;
        let refused = |text: &str| advance(&scene, (text, &[]), &mut |_| {}).unwrap_err();
        assert!(refused("7 0 0 go 1 0 ").contains("no such column"));
        assert!(refused("0 0 0 go 1 0 rate:0").contains("learning"), "η = 0");
        assert!(refused("0 0 0 go 1 0 rate:-1").contains("learning"));
        assert!(refused("0 0 0 go 1 0 rate:1000000000").contains("learning"));
        assert!(refused("0 0 0 go 1 0 batch:0").contains("batch"));
        assert!(refused("0 0 0 go 1 0 batch:1000000").contains("batch"));
        assert!(refused("0 0 0 fly 1 0 ").contains("no updates"));
        assert!(refused("").contains("no updates"));
    }
}
