//! Understanding the text of a pattern.

use super::class::{Class, Kind, Member};
use super::{Part, Repetition};

/// How deep groups may nest.
const DEPTH: u32 = 50;

/// None when the pattern cannot be understood: references to groups, sets within sets, conditions.
pub fn parse(source: &str) -> Option<Part> {
    let text: Vec<char> = source.chars().collect();
    let mut parser = Parser { text: &text, at: 0, flags: Flags::default(), depth: DEPTH };
    let part = parser.either()?;
    (parser.at == text.len()).then_some(part)
}

struct Parser<'a> {
    text: &'a [char],
    at: usize,
    flags: Flags,
    depth: u32,
}

#[derive(Default, Clone, Copy)]
struct Flags {
    /// `(?i)`
    ignore_case: bool,
    /// `(?s)`: `.` is any character.
    dot_all: bool,
}

/// What an escape stands for.
enum Escaped {
    Character(u32),
    Kind(Kind, bool),
    Part(Part),
}

impl Parser<'_> {
    fn either(&mut self) -> Option<Part> {
        self.depth = self.depth.checked_sub(1)?;
        let mut parts = vec![self.sequence()?];
        while self.take('|') {
            parts.push(self.sequence()?);
        }
        self.depth += 1;
        Some(if parts.len() == 1 { parts.remove(0) } else { together(parts) })
    }

    fn sequence(&mut self) -> Option<Part> {
        let mut parts = Vec::new();
        while let Some(character) = self.peek() {
            if matches!(character, '|' | ')') {
                break;
            }
            if let Some(part) = self.part()? {
                parts.push(self.repeated(part)?);
            }
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Part::Sequence(parts) })
    }

    /// The next part; nothing for flags.
    fn part(&mut self) -> Option<Option<Part>> {
        Some(Some(match self.next()? {
            '(' => return self.group(),
            '[' => Part::One(self.class()?),
            '\\' => match self.escape()? {
                Escaped::Character(character) => self.one(Class::of(character)),
                Escaped::Kind(kind, others) => Part::One(Class::kind(kind, others)),
                Escaped::Part(part) => part,
            },
            '^' => Part::Start,
            '$' => Part::End { before_line_feed: true },
            '.' if self.flags.dot_all => Part::One(Class { negated: true, ..Class::default() }),
            '.' => Part::One(Class { negated: true, ..Class::of(u32::from('\n')) }),
            '*' | '+' | '?' => return None,
            character => self.one(Class::of(u32::from(character))),
        }))
    }

    fn one(&self, class: Class) -> Part {
        Part::One(Class { ignore_case: self.flags.ignore_case, ..class })
    }

    /// The part with the `*`, `+`, `?` or `{…}` after it.
    fn repeated(&mut self, part: Part) -> Option<Part> {
        let Some((min, max)) = self.times() else { return Some(part) };
        let kind = match self.peek() {
            Some('?') => Repetition::Lazy,
            Some('+') => Repetition::Possessive,
            _ => Repetition::Greedy,
        };
        if kind != Repetition::Greedy {
            self.at += 1;
        }
        if matches!(self.peek(), Some('*' | '?' | '+')) || max.is_some_and(|max| max < min) {
            return None;
        }
        Some(Part::Repeat { part: Box::new(part), min, max, kind })
    }

    fn times(&mut self) -> Option<(u32, Option<u32>)> {
        let times = match self.peek()? {
            '*' => (0, None),
            '+' => (1, None),
            '?' => (0, Some(1)),
            '{' => return self.counted(),
            _ => return None,
        };
        self.at += 1;
        Some(times)
    }

    /// `{2}`, `{2,}`, `{,3}` or `{2,3}`; any other brace stands for itself.
    fn counted(&mut self) -> Option<(u32, Option<u32>)> {
        let rest = self.text.get(self.at + 1..)?;
        let end = rest.iter().position(|character| *character == '}')?;
        let inner: String = rest.get(..end)?.iter().collect();
        let number = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let (min, max) = match inner.split_once(',') {
            Some((min, max)) if inner != "," => (number(min)?.unwrap_or(0), number(max)?),
            _ => (number(&inner)??, number(&inner)?),
        };
        self.at += end + 2;
        Some((min, max))
    }

    /// What follows a `(`.
    fn group(&mut self) -> Option<Option<Part>> {
        let outer = self.flags;
        let mut look = None;
        if self.take('?') {
            match self.next()? {
                ':' => {}
                '=' => look = Some((true, true)),
                '!' => look = Some((true, false)),
                '<' if self.take('=') => look = Some((false, true)),
                '<' if self.take('!') => look = Some((false, false)),
                '<' => self.skip_name()?,
                'P' if self.take('<') => self.skip_name()?,
                flag => {
                    self.flag(flag)?;
                    // Flags without a group are for the rest of the group around them.
                    if self.flags()? == ')' {
                        return Some(None);
                    }
                }
            }
        }
        let part = self.either()?;
        self.flags = outer;
        if !self.take(')') {
            return None;
        }
        Some(Some(match look {
            Some((ahead, there)) => Part::Look { part: Box::new(part), ahead, there },
            None => part,
        }))
    }

    /// The flags up to what ends them: `)`, or `:` before the group that they are for.
    fn flags(&mut self) -> Option<char> {
        loop {
            match self.next()? {
                end @ (')' | ':') => return Some(end),
                flag => self.flag(flag)?,
            }
        }
    }

    fn flag(&mut self, flag: char) -> Option<()> {
        match flag {
            'i' => self.flags.ignore_case = true,
            's' => self.flags.dot_all = true,
            'u' => {}
            _ => return None,
        }
        Some(())
    }

    fn skip_name(&mut self) -> Option<()> {
        while self.next()? != '>' {}
        Some(())
    }

    /// What follows a `[`.
    fn class(&mut self) -> Option<Class> {
        let negated = self.take('^');
        let mut members = Vec::new();
        while self.peek()? != ']' || members.is_empty() {
            let member = self.member()?;
            members.push(self.range(member)?);
        }
        self.at += 1;
        Some(Class { members, negated, ignore_case: self.flags.ignore_case })
    }

    fn member(&mut self) -> Option<Member> {
        let character = match self.next()? {
            '\\' => match self.escape()? {
                Escaped::Character(character) => character,
                Escaped::Kind(kind, others) => return Some(Member::Kind(kind, others)),
                // In a set, `\b` is the backspace.
                Escaped::Part(Part::Boundary { there: true }) => 8,
                Escaped::Part(_) => return None,
            },
            '[' if self.peek() == Some(':') => return self.posix(),
            // Java's intersection of sets, which Python does not have.
            '&' if self.peek() == Some('&') && self.text.get(self.at + 1) == Some(&'[') => return None,
            character => u32::from(character),
        };
        Some(Member::Range(character, character))
    }

    /// The member, or a range that starts with it.
    fn range(&mut self, member: Member) -> Option<Member> {
        let Member::Range(first, _) = member else { return Some(member) };
        if self.peek() != Some('-') || matches!(self.text.get(self.at + 1), None | Some(']')) {
            return Some(member);
        }
        let before = self.at;
        self.at += 1;
        match self.member()? {
            Member::Range(last, _) => (first <= last).then_some(Member::Range(first, last)),
            // `[a-\d]`: the hyphen stands for itself.
            _ => {
                self.at = before;
                Some(member)
            }
        }
    }

    /// `[:alpha:]` in a set.
    fn posix(&mut self) -> Option<Member> {
        self.at += 1;
        let name = self.until(':')?;
        self.take(']').then_some(Member::Kind(Kind::named(&name)?, false))
    }

    /// What follows a `\`.
    fn escape(&mut self) -> Option<Escaped> {
        let character = self.next()?;
        Some(match character {
            'd' | 'D' => Escaped::Kind(Kind::Number, character == 'D'),
            'w' | 'W' => Escaped::Kind(Kind::Word, character == 'W'),
            's' | 'S' => Escaped::Kind(Kind::Space, character == 'S'),
            'p' | 'P' => self.property(character == 'P')?,
            'A' => Escaped::Part(Part::Start),
            'z' | 'Z' => Escaped::Part(Part::End { before_line_feed: false }),
            'b' | 'B' => Escaped::Part(Part::Boundary { there: character == 'b' }),
            'n' => Escaped::Character(10),
            'r' => Escaped::Character(13),
            't' => Escaped::Character(9),
            'f' => Escaped::Character(12),
            'v' => Escaped::Character(11),
            'a' => Escaped::Character(7),
            '0' => Escaped::Character(0),
            'x' => Escaped::Character(self.hexadecimal(2)?),
            'u' => Escaped::Character(self.unicode()?),
            letter if letter.is_ascii_alphanumeric() => return None,
            other => Escaped::Character(u32::from(other)),
        })
    }

    /// `\p{L}`, `\p{^L}` or `\pL`.
    fn property(&mut self, others: bool) -> Option<Escaped> {
        let name = if self.take('{') { self.until('}')? } else { self.next()?.to_string() };
        let (name, others) = name.strip_prefix('^').map_or((&*name, others), |name| (name, !others));
        Some(Escaped::Kind(Kind::named(name)?, others))
    }

    /// `\x41`, or Java's `\x{1F600}`.
    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        if self.take('{') {
            return u32::from_str_radix(&self.until('}')?, 16).ok();
        }
        let text: String = self.text.get(self.at..self.at + digits)?.iter().collect();
        self.at += digits;
        u32::from_str_radix(&text, 16).ok()
    }

    /// The four digits of `\u0041`. The halves of a pair in UTF-16 are one character.
    fn unicode(&mut self) -> Option<u32> {
        let high = self.hexadecimal(4)?;
        let before = self.at;
        if (0xd800..0xdc00).contains(&high) && self.take('\\') && self.take('u') {
            let low = self.hexadecimal(4)?;
            if (0xdc00..0xe000).contains(&low) {
                return Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            }
        }
        self.at = before;
        Some(high)
    }

    fn until(&mut self, end: char) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let length = rest.iter().position(|character| *character == end)?;
        self.at += length + 1;
        Some(rest.get(..length)?.iter().collect())
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += 1;
        Some(character)
    }

    fn take(&mut self, character: char) -> bool {
        let there = self.peek() == Some(character);
        self.at += usize::from(there);
        there
    }
}

/// Alternatives that are all single characters are a set, which needs no stack when repeated.
fn together(parts: Vec<Part>) -> Part {
    if !parts.iter().all(|part| matches!(part, Part::One(_))) {
        return Part::Either(parts);
    }
    let classes = parts.into_iter().filter_map(|part| match part {
        Part::One(class) => Some(Member::Class(class)),
        _ => None,
    });
    Part::One(Class { members: classes.collect(), ..Class::default() })
}
