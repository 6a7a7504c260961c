//! A text as lines, as the eye sees it.

/// One line, without its line break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where it begins in the text.
    pub start: usize,
    /// Its characters.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The line that `offset` lies in.
    pub fn at(whole: &'a str, offset: usize) -> Line<'a> {
        let start = whole.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let rest = whole.get(start..).unwrap_or("");
        Line { start, text: rest.lines().next().unwrap_or("") }
    }

    /// The lines above, nearest first, without blank lines and comments.
    pub fn above(self, whole: &'a str) -> impl Iterator<Item = Line<'a>> {
        let step = move |line: &Line<'a>| line.start.checked_sub(1).map(|end| Line::at(whole, end));
        std::iter::successors(Some(self), step).skip(1).filter(|line| !line.says_nothing())
    }

    fn says_nothing(self) -> bool {
        let content = self.content();
        content.is_empty() || content.starts_with('#')
    }

    /// The line without indentation and trailing white space.
    pub fn content(self) -> &'a str {
        self.text.trim_start_matches('\u{feff}').trim_matches([' ', '\t', '\r'])
    }

    /// Where the content begins in the text.
    pub fn content_start(self) -> usize {
        self.start + self.text.find(self.content()).unwrap_or(0)
    }

    /// Where the content ends in the text.
    pub fn content_end(self) -> usize {
        self.content_start() + self.content().len()
    }

    /// The number of spaces before the content.
    pub fn indentation(self) -> usize {
        self.content_start() - self.start
    }

    /// What stands before the content, if it is other than spaces.
    pub fn tab(self) -> Option<usize> {
        let before = self.text.get(..self.indentation())?;
        before.find('\t').map(|at| self.start + at)
    }

    /// Whether it begins with `- `.
    pub fn is_item(self) -> bool {
        self.content() == "-" || self.content().starts_with("- ")
    }

    /// The content behind the dashes of a list: `- - Key: value`.
    pub fn inner(self) -> &'a str {
        let mut inner = self.content();
        while let Some(rest) = inner.strip_prefix("- ") {
            inner = rest.trim_start();
        }
        inner
    }

    /// The column at which lines that belong beside this one begin.
    pub fn inner_column(self) -> usize {
        self.indentation() + self.content().len() - self.inner().len()
    }

    /// The key that the line begins with, and what follows its colon.
    pub fn entry(self) -> Option<(&'a str, &'a str)> {
        split_entry(self.inner())
    }

    /// What to call the line in a message: its key, if it has one.
    pub fn name(self) -> &'a str {
        self.entry().map_or(self.inner(), |(key, _)| key)
    }

    /// What to call that which begins at `column`: the whole item, or what stands in it.
    pub fn name_at(self, column: usize) -> &'a str {
        if column < self.inner_column() { self.content() } else { self.name() }
    }
}

/// `Key: value` in its two halves. A colon counts when white space or nothing follows it.
pub(super) fn split_entry(text: &str) -> Option<(&str, &str)> {
    let is_colon =
        |at: usize| text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    let at = text.match_indices(':').map(|(at, _)| at).find(|at| is_colon(*at))?;
    let (key, value) = text.split_at_checked(at)?;
    Some((key.trim_end(), value.trim_start_matches(':').trim_matches([' ', '\t'])))
}

/// A value without the comment behind it.
pub(super) fn without_comment(value: &str) -> &str {
    value.find(" #").and_then(|at| value.get(..at)).unwrap_or(value).trim_end()
}
