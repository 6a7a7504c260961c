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

use indexmap::IndexMap;

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
    /// How many values wait for another.
    depth: Cell<usize>,
}

/// Values that wait for values that wait for values …: nobody nests them this deeply.
const DEEPEST: usize = 50;

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
        self.touched.set(OriginKind::Template);
        let value = stack.values.borrow_mut().evaluate(node)?;
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

    /// Works something out on the side, which does not count for the origin of what is being worked out.
    fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        let touched = self.touched.get();
        let result = work();
        self.touched.set(touched);
        result
    }

    /// Works something out for which a value waits, unless too many wait already.
    fn deeper(&self, node: &Node, work: impl FnOnce() -> Known) -> Known {
        if self.depth.get() >= DEEPEST {
            return Err(Unknown::new(node.span, "too many values wait for one another"));
        }
        self.depth.set(self.depth.get() + 1);
        let result = work();
        self.depth.set(self.depth.get() - 1);
        result
    }
}
