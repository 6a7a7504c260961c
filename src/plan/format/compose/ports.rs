//! The ports of this machine by which the parts of an application are reached.

use std::collections::BTreeSet;

use super::text;
use crate::plan::model::Setting;

/// Where the ports of functions begin.
pub const FUNCTIONS: u16 = 9001;

/// Ports that are taken, and what for.
#[derive(Debug, Default)]
pub struct Ports {
    taken: BTreeSet<u16>,
    /// What is published at a port that Docker chooses.
    pub chosen: Vec<String>,
    /// Each port with what it leads to, in the order in which they were given.
    pub given: Vec<(u16, String)>,
}

impl Ports {
    /// Takes a port that the template itself asks for.
    pub fn reserve(&mut self, port: i64) {
        self.taken.extend(u16::try_from(port));
    }

    /// Says what a reserved port leads to.
    pub fn tell(&mut self, port: i64, what: String) {
        self.given.extend(u16::try_from(port).map(|port| (port, what)));
    }

    /// A free port: the wanted one, or one above 8000 for those below 1024, which not everyone may take; else the next
    /// one that is free.
    pub fn claim(&mut self, wanted: u16, what: String) -> Option<u16> {
        let wanted = if wanted < 1024 { wanted + 8000 } else { wanted };
        let port = (wanted..=u16::MAX).find(|port| !self.taken.contains(port))?;
        self.taken.insert(port);
        self.given.push((port, what));
        Some(port)
    }

    /// How Compose publishes a port of a container: `8080:80`.
    pub fn published(&mut self, container: &Setting<i64>, what: String) -> String {
        let inside = text::digits(container);
        let wanted = container.known().and_then(|port| u16::try_from(*port).ok());
        match wanted.and_then(|wanted| self.claim(wanted, what)) {
            Some(outside) => format!("{outside}:{inside}"),
            None => inside,
        }
    }
}
