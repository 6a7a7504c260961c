//! A picture with all of its text in lines, and the place of each part.

use super::layout::{self, Block, Lane, Layout, Line, Rect};
use super::{Edge, Picture, text};

/// The size of names.
pub const NAME_SIZE: f64 = 14.0;
/// The size of the kind above a name, and of what else is said below it.
pub const SMALL_SIZE: f64 = 11.0;
/// The size of the labels of edges.
pub const LABEL_SIZE: f64 = 11.0;
/// From one line of a name to the next.
pub const NAME_LINE: f64 = 18.0;
/// From one line of small text to the next.
pub const SMALL_LINE: f64 = 15.0;
/// From one line of a label to the next.
pub const LABEL_LINE: f64 = 14.0;
/// The room within a box around what is in it.
pub const PADDING: f64 = 10.0;
/// The size of icons.
pub const ICON: f64 = 30.0;
/// The room between a nested stack's frame and what is in it.
pub const FRAME: f64 = 14.0;
/// The room for the name of a nested stack.
pub const FRAME_TITLE: f64 = 24.0;

/// The least and the most width of the text in a box.
const TEXT_WIDTH: (f64, f64) = (60.0, 150.0);
/// The most width of a label; longer ones are broken.
const LABEL_WIDTH: f64 = 118.0;

/// A picture that can be drawn.
pub struct Arranged<'p> {
    /// The picture.
    pub picture: &'p Picture,
    /// The text of each node.
    pub cards: Vec<Card>,
    /// The lines of the label of each edge.
    pub labels: Vec<Vec<String>>,
    /// Where boxes and lines are.
    pub layout: Layout,
    /// The frames of nested stacks; none for a stack that nothing is in.
    pub frames: Vec<Option<Rect>>,
}

/// The text of a node in lines that fit into its box.
pub struct Card {
    /// The kind.
    pub word: String,
    /// The name.
    pub name: Vec<String>,
    /// What else is good to know.
    pub detail: String,
}

/// Arranges a picture.
pub fn arrange(picture: &Picture) -> Arranged<'_> {
    let cards: Vec<Card> = picture.nodes.iter().map(card).collect();
    let labels: Vec<Vec<String>> = picture.edges.iter().map(label).collect();
    let layout = layout::lay_out(&task(picture, &cards, &labels));
    let frames = frames(picture, &layout);
    Arranged { picture, cards, labels, layout, frames }
}

fn card(node: &super::Node) -> Card {
    let (_, most) = TEXT_WIDTH;
    Card {
        word: text::cut(&node.word, SMALL_SIZE * text::BOLD, most),
        name: text::in_two_lines(&node.name, NAME_SIZE * text::BOLD, most),
        detail: text::cut(&node.detail, SMALL_SIZE, most),
    }
}

/// The lines of a label. Below a box, where that of an edge from the box to itself stands, is room for one as wide as
/// the box.
fn label(edge: &Edge) -> Vec<String> {
    if edge.from == edge.to {
        let label = text::cut(&edge.shown_labels().join(", "), LABEL_SIZE, TEXT_WIDTH.0 + ICON);
        return Some(label).filter(|label| !label.is_empty()).into_iter().collect();
    }
    edge.shown_labels().iter().flat_map(|label| text::in_two_lines(label, LABEL_SIZE, LABEL_WIDTH)).collect()
}

impl Card {
    fn width(&self) -> f64 {
        let names = self.name.iter().map(|line| text::width(line, NAME_SIZE * text::BOLD));
        let word = text::width(&self.word, SMALL_SIZE * text::BOLD);
        let small = [word, text::width(&self.detail, SMALL_SIZE)];
        let (least, most) = TEXT_WIDTH;
        names.chain(small).fold(least, f64::max).min(most) + ICON + 3.0 * PADDING
    }

    /// The height of its text.
    pub fn text_height(&self) -> f64 {
        let detail = if self.detail.is_empty() { 0.0 } else { SMALL_LINE };
        SMALL_LINE + self.name.len() as f64 * NAME_LINE + detail
    }

    fn height(&self) -> f64 {
        self.text_height().max(ICON) + 2.0 * PADDING
    }
}

/// A lane: the nodes of one group that hang together; those without edges come last.
type LaneKey = (usize, usize);

/// Groups in the order in which they are drawn: each is followed by those nested in it.
fn drawing_order(picture: &Picture) -> Vec<usize> {
    let path = |group: usize| {
        picture.with_parents(Some(group)).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>()
    };
    let mut groups: Vec<usize> = (0..picture.groups.len()).collect();
    groups.sort_by_cached_key(|group| path(*group));
    groups
}

fn task(picture: &Picture, cards: &[Card], labels: &[Vec<String>]) -> layout::Task {
    let groups = drawing_order(picture);
    let place_of =
        |group: Option<usize>| groups.iter().position(|other| Some(*other) == group).map_or(0, |at| at + 1);
    let parts = parts(picture);
    let part_of = |node: usize| parts.get(node).copied().unwrap_or(usize::MAX);
    let group_of = |node: usize| picture.nodes.get(node).and_then(|node| node.group);
    let node_keys = (0..picture.nodes.len()).map(|node| (place_of(group_of(node)), part_of(node)));
    let node_keys: Vec<LaneKey> = node_keys.collect();
    let edge_key = |edge: &Edge| {
        let group = picture.shared_group(group_of(edge.from), group_of(edge.to));
        (place_of(group), part_of(edge.from))
    };
    let edge_keys: Vec<LaneKey> = picture.edges.iter().map(edge_key).collect();
    let mut keys: Vec<LaneKey> = node_keys.iter().chain(&edge_keys).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let lane_of = |key: &LaneKey| keys.binary_search(key).unwrap_or(0);
    let boxes = cards.iter().zip(&node_keys).map(|(card, key)| Block {
        width: card.width(),
        height: card.height(),
        lane: lane_of(key),
        group: key.0,
        is_alone: key.1 == usize::MAX,
    });
    let lines = picture.edges.iter().zip(labels).zip(&edge_keys).map(|((edge, label), key)| Line {
        from: edge.from,
        to: edge.to,
        rank: edge.kind as u8,
        lane: lane_of(key),
        label_width: label.iter().map(|line| text::width(line, LABEL_SIZE)).fold(0.0, f64::max),
        label_height: label.len() as f64 * LABEL_LINE,
    });
    let lanes = lanes(picture, &groups, &keys);
    let depth = groups.iter().map(|group| picture.with_parents(Some(*group)).count()).max().unwrap_or(0);
    layout::Task { boxes: boxes.collect(), lines: lines.collect(), lanes, beside: depth as f64 * FRAME }
}

/// The room that frames need above and below the lanes: each is around the lanes of its own group and of those nested in it.
fn lanes(picture: &Picture, groups: &[usize], keys: &[LaneKey]) -> Vec<Lane> {
    let mut lanes = vec![Lane::default(); keys.len()];
    for group in groups {
        let is_inside = |key: &LaneKey| {
            let own = key.0.checked_sub(1).and_then(|place| groups.get(place)).copied();
            picture.with_parents(own).any(|other| other == *group)
        };
        let first = keys.iter().position(is_inside).and_then(|first| lanes.get_mut(first));
        first.into_iter().for_each(|lane| lane.above += FRAME + FRAME_TITLE);
        let last = keys.iter().rposition(is_inside).and_then(|last| lanes.get_mut(last));
        last.into_iter().for_each(|lane| lane.below += FRAME);
    }
    lanes
}

/// The part of each node: nodes with edges between them, directly or over others, have the same. Those without have none.
fn parts(picture: &Picture) -> Vec<usize> {
    let mut leaders: Vec<usize> = (0..picture.nodes.len()).collect();
    let mut has_edges = vec![false; picture.nodes.len()];
    for edge in &picture.edges {
        let (one, other) = (leader(&mut leaders, edge.from), leader(&mut leaders, edge.to));
        leaders.get_mut(one.max(other)).into_iter().for_each(|place| *place = one.min(other));
        for node in [edge.from, edge.to] {
            has_edges.get_mut(node).into_iter().for_each(|has| *has = true);
        }
    }
    let part = |(node, has_edges): (usize, bool)| {
        if has_edges { leader(&mut leaders, node) } else { usize::MAX }
    };
    has_edges.into_iter().enumerate().map(part).collect()
}

/// The first node of the part that a node is in. The way there is made shorter for the next one who asks.
fn leader(leaders: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while let Some(next) = leaders.get(at).copied().filter(|next| *next != at) {
        let further = leaders.get(next).copied().unwrap_or(next);
        leaders.get_mut(at).into_iter().for_each(|place| *place = further);
        at = next;
    }
    at
}

fn frames(picture: &Picture, layout: &Layout) -> Vec<Option<Rect>> {
    let mut frames: Vec<Option<Rect>> = vec![None; picture.groups.len()];
    for (node, block) in picture.nodes.iter().zip(&layout.boxes) {
        if let Some(frame) = node.group.and_then(|group| frames.get_mut(group)) {
            *frame = Some(around(*frame, *block));
        }
    }
    frames.iter_mut().for_each(|frame| *frame = frame.map(with_room));
    // Groups stand behind those that they are nested in, so that inner frames are whole when the outer ones need them.
    for (number, group) in picture.groups.iter().enumerate().rev() {
        let inner = frames.get(number).copied().flatten();
        let outer = group.parent.and_then(|parent| frames.get_mut(parent));
        if let (Some(inner), Some(outer)) = (inner, outer) {
            *outer = Some(around(*outer, with_room(inner)));
        }
    }
    frames
}

fn with_room(inside: Rect) -> Rect {
    Rect {
        x: inside.x - FRAME,
        y: inside.y - FRAME - FRAME_TITLE,
        width: inside.width + 2.0 * FRAME,
        height: inside.height + 2.0 * FRAME + FRAME_TITLE,
    }
}

fn around(frame: Option<Rect>, block: Rect) -> Rect {
    let frame = frame.unwrap_or(block);
    let (x, y) = (frame.x.min(block.x), frame.y.min(block.y));
    let (right, bottom) = (frame.right().max(block.right()), frame.bottom().max(block.bottom()));
    Rect { x, y, width: right - x, height: bottom - y }
}

impl Picture {
    /// A group and those that it is nested in, from the inside.
    fn with_parents(&self, group: Option<usize>) -> impl Iterator<Item = usize> {
        let parents = std::iter::successors(group, |group| self.groups.get(*group)?.parent);
        parents.take(self.groups.len())
    }

    /// The innermost group that both are in.
    fn shared_group(&self, one: Option<usize>, other: Option<usize>) -> Option<usize> {
        self.with_parents(one).find(|group| self.with_parents(other).any(|also| also == *group))
    }
}
