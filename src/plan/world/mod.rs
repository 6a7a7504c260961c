//! The application as it would stand on this machine: its stacks, and what everything in them is called.
//!
//! [`stacks`] loads the nested ones, [`identity`] gives each resource its local name and ARN, and [`reference`],
//! [`dynamic`] and [`functions`] answer what otherwise only AWS could.

mod dynamic;
mod functions;
pub mod identity;
mod injected;
mod lookup;
mod parameter;
mod reference;
pub mod stacks;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

pub use dynamic::{secret_and_key, value_of_secret};
pub use identity::Identity;
pub use lookup::ResourceIndex;
pub use stacks::Stack;

use crate::expand::partition::Partition;
use crate::language::conditions;
use crate::language::values::{Known, Unknown};
use crate::plan::given::Given;
use crate::plan::model::{Origin, OriginKind};
use crate::tree::Node;

/// The application as it would stand on this machine.
#[derive(Debug)]
pub struct World {
    /// The region.
    pub region: String,
    /// The account.
    pub account: String,
    /// What the user says in the place of AWS.
    pub given: Given,
    /// The stacks, the outermost first.
    stacks: RefCell<Vec<Rc<Stack>>>,
    identities: RefCell<IndexMap<String, identity::State>>,
    /// The strongest origin of what has gone into the value that is being worked out.
    touched: Cell<OriginKind>,
    /// How much of the stack is taken by values that wait for another.
    depth: Cell<usize>,
    /// What became of values for which too many wait.
    given_up: RefCell<Option<GivenUp>>,
    /// Whether the names of exports are being worked out.
    names_exports: Cell<bool>,
    /// Texts that have gone into values and are to be shown to nobody.
    concealed: RefCell<IndexSet<String>>,
}

/// How much may wait: what lies deeper is worked out by itself first. Together with the depth that the parser allows, this
/// bounds the stack.
const DEEPEST: usize = 300;

/// What a value costs that waits for another, beside the levels of its node.
const WAITING: usize = 10;

/// That too many values waited for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct GivenUp {
    /// The stack and the logical id of the innermost resource whose name was asked for, if there was one.
    resource: Option<(String, String)>,
}

impl World {
    /// A world without stacks.
    pub fn new(region: String, account: String, given: Given) -> Rc<Self> {
        Rc::new(World {
            region,
            account,
            given,
            stacks: RefCell::default(),
            identities: RefCell::default(),
            touched: Cell::new(OriginKind::Template),
            depth: Cell::new(0),
            given_up: RefCell::default(),
            names_exports: Cell::new(false),
            concealed: RefCell::default(),
        })
    }

    /// The partition, such as `aws`.
    pub fn partition(&self) -> &'static str {
        Partition::of_region(&self.region).name
    }

    /// The stacks, the outermost first.
    pub fn stacks(&self) -> Vec<Rc<Stack>> {
        self.stacks.borrow().clone()
    }

    /// The stack to which these logical ids lead.
    pub fn stack(&self, path: &str) -> Option<Rc<Stack>> {
        self.stacks.borrow().iter().find(|stack| stack.path == path).cloned()
    }

    fn add_stack(&self, stack: Rc<Stack>) {
        self.stacks.borrow_mut().push(stack);
    }

    /// The value of a node of a stack, and where it comes from.
    pub fn value(&self, stack: &Stack, node: &Node) -> Result<(Node, Origin), Unknown> {
        let value = self.settled(|| {
            self.touched.set(OriginKind::Template);
            lookup::evaluate(stack, node)
        })?;
        let origin = Origin { kind: self.touched.get(), place: value.span };
        Ok((value, origin))
    }

    /// Whether a condition of a stack holds, by its name.
    pub fn holds(&self, stack: &Stack, condition: &Node) -> Result<bool, Unknown> {
        conditions::named(&mut stack.values.borrow_mut(), condition)
    }

    /// Notes what has gone into the value that is being worked out.
    fn touch(&self, kind: OriginKind) {
        self.touched.set(self.touched.get().max(kind));
    }

    /// Notes a text that is to be shown to nobody.
    fn conceal(&self, text: &str) {
        if !text.is_empty() {
            self.concealed.borrow_mut().insert(text.to_owned());
        }
    }

    /// Texts that have gone into values and are to be shown to nobody.
    pub fn concealed(&self) -> Vec<String> {
        self.concealed.borrow().iter().cloned().collect()
    }

    /// Works something out on the side, which does not count for the origin of what is being worked out.
    fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        let touched = self.touched.get();
        let result = work();
        self.touched.set(touched);
        result
    }

    /// Works something out for which a value waits, unless too many wait already.
    fn deeper(&self, node: &Node, work: impl FnOnce() -> Known) -> Known {
        let before = self.depth.get();
        let depth = before + WAITING + node.levels();
        if self.gave_up() || (before > 0 && depth > DEEPEST) {
            self.given_up.borrow_mut().get_or_insert(GivenUp { resource: None });
            let why = "too many values wait for one another, or they wait in a circle";
            return Err(Unknown::new(node.span, why));
        }
        self.depth.set(depth);
        let result = work();
        self.depth.set(before);
        result
    }

    /// Whether too many values waited for one another: all that wait come to nothing now, and are worked out again later.
    fn gave_up(&self) -> bool {
        self.given_up.borrow().is_some()
    }

    /// The same, while the name of a resource was worked out.
    fn gave_up_at(&self, stack: &str, logical_id: &str) -> bool {
        let mut given_up = self.given_up.borrow_mut();
        if let Some(given_up) = given_up.as_mut() {
            given_up.resource.get_or_insert_with(|| (stack.to_owned(), logical_id.to_owned()));
        }
        given_up.is_some()
    }

    /// Works something out, and what lies too deep for that before it. So chains of names may be of any length.
    fn settled<T>(&self, mut work: impl FnMut() -> T) -> T {
        loop {
            let result = work();
            let given_up = self.given_up.take();
            // After each round one more name is known.
            match given_up.and_then(|given_up| given_up.resource) {
                Some(deep) => self.settle_names(deep),
                None => return result,
            }
        }
    }

    /// Works out the name of a resource after those that it waits for.
    fn settle_names(&self, deep: (String, String)) {
        let mut waiting = vec![deep];
        while let Some((path, logical_id)) = waiting.last() {
            let Some(stack) = self.stack(path) else { return };
            if let Ok(mut values) = stack.values.try_borrow_mut() {
                self.identity(&stack, &mut values, logical_id);
            }
            let given_up = self.given_up.take();
            match given_up.and_then(|given_up| given_up.resource).filter(|deep| !waiting.contains(deep)) {
                Some(deep) => waiting.push(deep),
                None => {
                    self.settle(&stack, logical_id);
                    waiting.pop();
                }
            }
        }
    }
}
