//! The icon of each kind, drawn for samc: lines on a field of 24 by 24.

use crate::plan::picture::NodeKind;

/// The lines of the icon of a kind.
pub fn of(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Api => "M8 7L3.5 12 8 17M16 7l4.5 5-4.5 5M13.6 5.5l-3.2 13",
        NodeKind::FunctionUrl => {
            "M9.5 14.5l5-5M11 7.5l1.6-1.6a3.9 3.9 0 0 1 5.5 5.5L16.5 13M13 16.5l-1.6 1.6a3.9 3.9 0 0 1-5.5-5.5L7.5 11"
        }
        NodeKind::LoadBalancer => {
            "M3.5 12h6M9.5 12L19 5.5M9.5 12h10M9.5 12l9.5 6.5M16 5h3.4v3M17.5 10l2.2 2-2.2 2M16 19h3.4v-3"
        }
        NodeKind::Schedule => "M12 3.5a8.5 8.5 0 1 0 .01 0zM12 7.5V12l3.2 2.2",
        NodeKind::Function => "M7 4.8h2.6l7 14.4M11.3 9.6L6.8 19.2",
        NodeKind::StateMachine => "M9 4.5h6v4H9zM4 15.5h6v4H4zM14 15.5h6v4h-6zM12 8.5V12M7 15.5V12h10v3.5",
        NodeKind::Service => "M12 3.5l7.5 4.2v8.6L12 20.5l-7.5-4.2V7.7zM4.5 7.7L12 12l7.5-4.3M12 12v8.5",
        NodeKind::Queue => "M3.5 7.5h17v9h-17zM8 7.5v9M12 7.5v9M16 7.5v9",
        NodeKind::Topic => {
            "M10.6 12a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 1 0-2.8 0M8.2 8a5.6 5.6 0 0 0 0 8M15.8 8a5.6 5.6 0 0 1 0 8\
             M5.3 5.2a9.6 9.6 0 0 0 0 13.6M18.7 5.2a9.6 9.6 0 0 1 0 13.6"
        }
        NodeKind::Bus => {
            "M3.5 12h17M7 12V8M12 12v4M17 12V8M5.4 5h3.2v3H5.4zM10.4 16h3.2v3h-3.2zM15.4 5h3.2v3h-3.2z"
        }
        NodeKind::Stream => "M3.5 8q4.25-4 8.5 0t8.5 0M3.5 12.5q4.25-4 8.5 0t8.5 0M3.5 17q4.25-4 8.5 0t8.5 0",
        NodeKind::Table => {
            "M4.5 6.5a7.5 2.8 0 1 0 15 0 7.5 2.8 0 1 0-15 0v11a7.5 2.8 0 0 0 15 0v-11M4.5 12a7.5 2.8 0 0 0 15 0"
        }
        NodeKind::Bucket => "M4.5 6.5a7.5 2.6 0 1 0 15 0 7.5 2.6 0 1 0-15 0l2 11.5a5.6 2.2 0 0 0 11 0l2-11.5",
        NodeKind::Resource => "M5 5h14v14H5zM9 12h6M12 9v6",
        NodeKind::Elsewhere => "M13.5 5H19v5.5M19 5l-8.5 8.5M17 14v5H5V7h5.5",
        NodeKind::Unknown => "M8.8 9.2a3.2 3.2 0 1 1 4.7 2.8q-1.5.8-1.5 2.7M12 18.4v.1",
    }
}
