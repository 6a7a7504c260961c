//! What must hold in every picture that is arranged: nothing covers anything else.

use super::arrange::{Arranged, FRAME, ICON, LABEL_LINE, LABEL_SIZE, NAME_SIZE, PADDING, arrange};
use super::layout::{Point, Rect, Route};
use super::{Edge, EdgeKind, Group, Node, NodeKind, Picture, graph, samples, text};

/// As much as rounding may differ.
const NEAR: f64 = 0.01;

fn overlap(one: Rect, other: Rect) -> bool {
    one.x + NEAR < other.right()
        && other.x + NEAR < one.right()
        && one.y + NEAR < other.bottom()
        && other.y + NEAR < one.bottom()
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x + NEAR
        && outer.y <= inner.y + NEAR
        && inner.right() <= outer.right() + NEAR
        && inner.bottom() <= outer.bottom() + NEAR
}

fn between(one: Point, other: Point) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect { x, y, width: (one.x - other.x).abs(), height: (one.y - other.y).abs() }
}

/// The parts of a line, as the rectangles that they lie in.
fn parts(route: &Route) -> Vec<Rect> {
    let mut at = route.start;
    let mut parts = Vec::new();
    for (from, to) in &route.bends {
        parts.extend([between(at, *from), between(*from, *to)]);
        at = *to;
    }
    parts.push(between(at, route.end));
    parts.into_iter().map(|part| Rect { height: part.height.max(1.0), ..part }).collect()
}

fn labels(arranged: &Arranged) -> Vec<Rect> {
    let labels = arranged.labels.iter().zip(&arranged.layout.routes).filter(|(lines, _)| !lines.is_empty());
    let rect = |(lines, route): (&Vec<String>, &Route)| {
        let width = lines.iter().map(|line| text::width(line, LABEL_SIZE)).fold(0.0, f64::max);
        let height = lines.len() as f64 * LABEL_LINE;
        Rect { x: route.label.x - width / 2.0, y: route.label.y - height / 2.0, width, height }
    };
    labels.map(rect).collect()
}

fn check(picture: &Picture) {
    let arranged = arrange(picture);
    check_boxes(&arranged);
    check_frames(&arranged);
    check_lines(&arranged);
    let labels = labels(&arranged);
    for (number, label) in labels.iter().enumerate() {
        assert!(!arranged.layout.boxes.iter().any(|block| overlap(*block, *label)), "a label on a box");
        assert!(!labels[number + 1..].iter().any(|other| overlap(*other, *label)), "a label on another");
    }
}

fn check_boxes(arranged: &Arranged) {
    let boxes = &arranged.layout.boxes;
    let whole = Rect { x: 0.0, y: 0.0, width: arranged.layout.width, height: arranged.layout.height };
    for (number, block) in boxes.iter().enumerate() {
        assert!(holds(whole, *block), "{block:?} is not inside");
        assert!(!boxes[number + 1..].iter().any(|other| overlap(*block, *other)), "a box on another");
        let card = &arranged.cards[number];
        let room = block.width - ICON - 3.0 * PADDING + NEAR;
        assert!(
            card.name.iter().all(|line| text::width(line, NAME_SIZE * text::BOLD) <= room),
            "{:?}",
            card.name
        );
        assert!(card.text_height() + 2.0 * PADDING <= block.height + NEAR);
    }
}

fn check_frames(arranged: &Arranged) {
    let Arranged { picture, layout, frames, .. } = arranged;
    for (group, frame) in frames.iter().enumerate() {
        let Some(frame) = frame else { continue };
        for (node, block) in picture.nodes.iter().zip(&layout.boxes) {
            let is_inside = inside(picture, node.group, group);
            assert_eq!(holds(*frame, *block), is_inside, "{} in {group}", node.name);
            assert!(is_inside || !overlap(*frame, *block), "{} on a frame", node.name);
        }
        let others =
            frames.iter().enumerate().skip(group + 1).filter_map(|(at, other)| Some((at, (*other)?)));
        for (at, other) in others {
            let is_inside = inside(picture, Some(at), group);
            assert!(
                if is_inside { holds(*frame, other) } else { !overlap(*frame, other) },
                "frames {group} and {at}"
            );
        }
    }
}

fn inside(picture: &Picture, group: Option<usize>, outer: usize) -> bool {
    std::iter::successors(group, |group| picture.groups[*group].parent).any(|group| group == outer)
}

fn check_lines(arranged: &Arranged) {
    let boxes = &arranged.layout.boxes;
    for (edge, route) in arranged.picture.edges.iter().zip(&arranged.layout.routes) {
        let (from, to) = (boxes[edge.from], boxes[edge.to]);
        let at_side = |point: Point, block: Rect| {
            let x = (point.x - block.x).abs() < NEAR || (point.x - block.right()).abs() < NEAR;
            x && block.y < point.y && point.y < block.bottom()
        };
        assert!(at_side(route.start, from), "{route:?} does not begin at {from:?}");
        if edge.from == edge.to {
            assert!(
                (route.end.y - to.bottom()).abs() < NEAR && to.x < route.end.x && route.end.x < to.right()
            );
            continue;
        }
        assert!(at_side(route.end, to), "{route:?} does not end at {to:?}");
        for part in parts(route) {
            assert!(!boxes.iter().any(|block| overlap(*block, part)), "{part:?} of {edge:?} runs over a box");
        }
    }
}

#[test]
fn nothing_covers_anything_else() {
    for plan in samples::all() {
        check(&graph::of_plan(&plan));
    }
    check(&samples::wide(40));
}

/// Numbers that look as if they were drawn, the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn any_picture(numbers: &mut Numbers) -> Picture {
    let kinds = [NodeKind::Api, NodeKind::Function, NodeKind::Queue, NodeKind::Table];
    let mut picture = Picture { title: "any".to_owned(), ..Picture::default() };
    for number in 0..numbers.below(5) {
        let parent = numbers.below(number + 1).checked_sub(1);
        picture.groups.push(Group { id: number.to_string(), name: number.to_string(), parent });
    }
    for number in 0..1 + numbers.below(30) {
        let name = "Name".repeat(1 + numbers.below(9));
        let group = numbers.below(picture.groups.len() + 1).checked_sub(1);
        let (word, full_name, detail) = ("thing".to_owned(), number.to_string(), String::new());
        picture.nodes.push(Node { kind: kinds[number % 4], word, name, full_name, detail, group });
    }
    let count = picture.nodes.len();
    for _ in 0..numbers.below(2 * count) {
        let (from, to, kind) = (numbers.below(count), numbers.below(count), EdgeKind::ALL[numbers.below(4)]);
        let is_like = |edge: &Edge| (edge.from, edge.to) == (from, to) && (edge.kind == kind || from == to);
        if picture.edges.iter().any(is_like) {
            continue;
        }
        let labels = (0..numbers.below(6)).map(|number| format!("GET /path/{number}")).collect();
        picture.edges.push(Edge { from, to, kind, labels });
    }
    picture
}

#[test]
fn nothing_covers_anything_else_in_pictures_of_all_kinds() {
    let mut numbers = Numbers(1);
    for _ in 0..200 {
        check(&any_picture(&mut numbers));
    }
}

#[test]
fn lines_run_to_the_right_unless_they_close_a_circle() {
    let picture = graph::of_plan(&samples::shop());
    let arranged = arrange(&picture);
    let turned =
        picture.edges.iter().zip(&arranged.layout.routes).filter(|(_, route)| route.end.x < route.start.x);
    let turned: Vec<String> =
        turned.map(|(edge, _)| format!("{} {:?}", picture.nodes[edge.from].name, edge.kind)).collect();
    // The bucket starts the function that writes to it: what is used gives way.
    assert_eq!(turned, ["ResizePicture Uses"]);
}

#[test]
fn a_large_picture_is_bounded_work() {
    let picture = graph::of_plan(&samples::many(600));
    assert_eq!(picture.nodes.len(), 2401);
    let arranged = arrange(&picture);
    assert_eq!(arranged.layout.boxes.len(), 2401);
    assert!(arranged.layout.width < 3000.0);
    // Everybody uses everybody: circles without end.
    let count = 300;
    let mut picture = samples::wide(count);
    picture.edges = (0..count * count)
        .map(|pair| Edge { from: pair / count, to: pair % count, kind: EdgeKind::Uses, labels: Vec::new() })
        .collect();
    let arranged = arrange(&picture);
    assert_eq!(arranged.layout.routes.len(), count * count);
}

#[test]
fn frames_leave_room_for_each_other() {
    let picture = graph::of_plan(&samples::nested());
    let frames = arrange(&picture).frames;
    let of = |id: &str| frames[picture.groups.iter().position(|group| group.id == id).unwrap()].unwrap();
    assert!(of("Orders/Stock").x - of("Orders").x >= FRAME - NEAR);
}
