//! A bound on the work that a template can ask for.
//!
//! Loops within loops multiply, and a few lines could ask for more than any machine can hold. What
//! loops copy and functions compute is therefore counted, by values and by characters.

/// CloudFormation takes templates of up to 1 MB, loops expanded or not; this is plenty.
const MOST: usize = 3_000_000;

/// What is left to spend.
#[derive(Debug, Clone)]
pub struct Budget {
    left: usize,
}

/// There is nothing left to spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

impl Default for Budget {
    fn default() -> Self {
        Budget { left: MOST }
    }
}

impl Budget {
    /// Takes from what is left.
    pub fn spend(&mut self, amount: usize) -> Result<(), Exhausted> {
        match self.left.checked_sub(amount) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(Exhausted)
            }
        }
    }
}
