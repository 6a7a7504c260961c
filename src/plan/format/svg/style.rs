//! Colours and fonts. A picture is embedded in pages of which it knows nothing, so it brings its own ground, and
//! follows what the reader prefers: light or dark.

use std::fmt::Write;

use crate::plan::picture::Family;
use crate::plan::picture::arrange::{LABEL_SIZE, NAME_SIZE, SMALL_SIZE};

/// The colours of everything that is not of a family.
pub struct Ground {
    /// The page.
    pub page: &'static str,
    /// The edge of the page.
    pub page_edge: &'static str,
    /// Boxes.
    pub card: &'static str,
    /// The edges of boxes.
    pub card_edge: &'static str,
    /// Frames of nested stacks.
    pub frame: &'static str,
    /// Names.
    pub strong: &'static str,
    /// All other text.
    pub weak: &'static str,
    /// Lines.
    pub line: &'static str,
    /// Lines to what is used.
    pub thin: &'static str,
    /// Lines of what failed.
    pub failed: &'static str,
}

/// On a light page.
pub const LIGHT: Ground = Ground {
    page: "#fbfcfe",
    page_edge: "#d9dee7",
    card: "#ffffff",
    card_edge: "#cfd6e1",
    frame: "#f1f4f9",
    strong: "#101828",
    weak: "#475467",
    line: "#556378",
    thin: "#8692a6",
    failed: "#b42318",
};

/// On a dark page.
pub const DARK: Ground = Ground {
    page: "#0e131b",
    page_edge: "#2a3342",
    card: "#192230",
    card_edge: "#37445a",
    frame: "#131a25",
    strong: "#f2f4f7",
    weak: "#aab4c4",
    line: "#9aa7bb",
    thin: "#66748a",
    failed: "#fda29b",
};

/// The colours of a family.
pub struct Colours {
    /// The family.
    pub family: Family,
    /// The ground of icons, which are white.
    pub tile: &'static str,
    /// Text on light boxes.
    pub light: &'static str,
    /// Text on dark boxes.
    pub dark: &'static str,
}

/// The colours of all families.
pub const FAMILIES: &[Colours] = &[
    Colours { family: Family::Entry, tile: "#6941c6", light: "#6136c0", dark: "#bba8ff" },
    Colours { family: Family::Time, tile: "#946200", light: "#855800", dark: "#f3c354" },
    Colours { family: Family::Compute, tile: "#c4520a", light: "#b04706", dark: "#ffa970" },
    Colours { family: Family::Message, tile: "#c11574", light: "#b01068", dark: "#ff94cb" },
    Colours { family: Family::Store, tile: "#0b6ba8", light: "#085f97", dark: "#74c8ff" },
    Colours { family: Family::Outside, tile: "#5d6b82", light: "#525f75", dark: "#b4bece" },
];

/// The style sheet.
pub fn sheet() -> String {
    let mut out = format!(
        "text{{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif}}\n\
         .title{{font-size:20px;font-weight:700}}\n\
         .name{{font-size:{NAME_SIZE}px;font-weight:600}}\n\
         .word,.frame-name{{font-weight:600}}\n\
         .word,.detail,.legend,.frame-name{{font-size:{SMALL_SIZE}px}}\n\
         .label{{font-size:{LABEL_SIZE}px;text-anchor:middle}}\n\
         .icon{{fill:none;stroke:#fff;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}}\n\
         .edge{{fill:none;stroke-width:1.6}}\n\
         .edge.dead-letter{{stroke-dasharray:6 4}}\n\
         .edge.authorizes{{stroke-dasharray:.1 5;stroke-width:2.4;stroke-linecap:round}}\n\
         .edge.uses{{stroke-width:1.1}}\n\
         .frame{{stroke-dasharray:2 3}}\n"
    );
    for Colours { family, tile, .. } in FAMILIES {
        let _ = writeln!(out, ".{} .tile{{fill:{tile}}}", family.name());
    }
    out.push_str(&colours(&LIGHT, |family| family.light));
    let _ = write!(out, "@media (prefers-color-scheme:dark){{\n{}}}\n", colours(&DARK, |family| family.dark));
    out
}

fn colours(ground: &Ground, text: impl Fn(&Colours) -> &'static str) -> String {
    let Ground { page, page_edge, card, card_edge, frame, strong, weak, line, thin, failed } = ground;
    let mut out = format!(
        ".page{{fill:{page};stroke:{page_edge}}}\n\
         .card{{fill:{card};stroke:{card_edge}}}\n\
         .frame{{fill:{frame};stroke:{thin}}}\n\
         .title,.name{{fill:{strong}}}\n\
         .detail,.legend,.label,.frame-name{{fill:{weak}}}\n\
         .edge{{stroke:{line}}}.arrow{{fill:{line}}}\n\
         .edge.uses{{stroke:{thin}}}.arrow.uses{{fill:{thin}}}\n\
         .edge.dead-letter{{stroke:{failed}}}.arrow.dead-letter{{fill:{failed}}}\n"
    );
    for colours in FAMILIES {
        let _ = writeln!(out, ".{} .word{{fill:{}}}", colours.family.name(), text(colours));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{DARK, FAMILIES, LIGHT, sheet};
    use crate::plan::picture::Family;

    /// The contrast of two colours as the Web Content Accessibility Guidelines have it.
    fn contrast(one: &str, other: &str) -> f64 {
        let channel = |colour: &str, at: usize| {
            let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let light = |colour: &str| {
            0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_and_lines_can_be_seen() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        for ground in [&LIGHT, &DARK] {
            for text in [ground.strong, ground.weak] {
                for behind in [ground.page, ground.card, ground.frame] {
                    assert!(contrast(text, behind) >= 4.5, "{text} on {behind}");
                }
            }
            for line in [ground.line, ground.thin, ground.failed] {
                assert!(contrast(line, ground.page) >= 3.0, "{line} on {}", ground.page);
            }
        }
        for colours in FAMILIES {
            assert!(contrast(colours.light, LIGHT.card) >= 4.5, "{} on light", colours.light);
            assert!(contrast(colours.dark, DARK.card) >= 4.5, "{} on dark", colours.dark);
            assert!(contrast("#ffffff", colours.tile) >= 4.5, "an icon on {}", colours.tile);
        }
    }

    #[test]
    fn every_family_has_colours() {
        let families: Vec<Family> = FAMILIES.iter().map(|colours| colours.family).collect();
        assert_eq!(families, Family::ALL);
        assert_eq!(sheet().matches('{').count(), sheet().matches('}').count());
    }
}
