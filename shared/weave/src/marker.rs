//! The markers: HTML comments that say where a piece of a page comes from.

/// A cell, figure or snapshot by its chapter (absent: the page's own) and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The chapter's folder, for example `ch01-sse`.
    pub chapter: Option<String>,
    /// The function's name.
    pub name: String,
}

/// One step into a value: towards an item of a tuple or array, a row or a column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The position, counted from 0.
    At(usize),
    /// A column's title, or what a row's first cell says.
    Titled(String),
}

/// What a marker asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    /// An item of a Rust source.
    Code {
        /// The source's path: from the page's chapter, or beginning with a chapter's folder or `shared`.
        path: String,
        /// The item: `name`, `Type::method` or `impl Trait for Type`.
        item: String,
    },
    /// A cell and its accepted output.
    Cell(Name),
    /// A figure.
    Figure(Name),
    /// A cell's accepted output, or a part of it, within a sentence.
    Value {
        /// The cell.
        name: Name,
        /// The way to the part.
        steps: Vec<Step>,
        /// How many significant digits to show; absent: all.
        digits: Option<usize>,
    },
    /// A link to the place where a cell or figure is shown.
    Shows(Name),
    /// The beginning of a quotation; what is quoted.
    Quote(String),
    /// The end of a value or a quotation.
    End,
}

impl Marker {
    /// Reads what stands between `<!--` and `-->`.
    ///
    /// A comment that begins with none of the markers' words is an ordinary comment: `None`.
    ///
    /// # Errors
    /// If the comment is a marker that lacks a part or has one too many: what was wanted.
    pub fn parse(comment: &str) -> Option<Result<Self, String>> {
        let comment = comment.trim();
        let (word, rest) = comment
            .split_once(char::is_whitespace)
            .unwrap_or((comment, ""));
        let rest = rest.trim();
        match word {
            "code" => Some(code(rest)),
            "cell" => Some(single(rest, "cell").map(Self::Cell)),
            "figure" => Some(single(rest, "figure").map(Self::Figure)),
            "shows" => Some(single(rest, "shows").map(Self::Shows)),
            "value" => Some(value(rest)),
            "quote" if rest.is_empty() => Some(Err("wanted `quote` and what is quoted".into())),
            "quote" => Some(Ok(Self::Quote(rest.to_string()))),
            "end" if rest.is_empty() => Some(Ok(Self::End)),
            _ => None,
        }
    }
}

fn code(rest: &str) -> Result<Marker, String> {
    let wanted = || "wanted `code`, a source's path and an item".to_string();
    let (path, item) = rest.split_once(char::is_whitespace).ok_or_else(wanted)?;
    Ok(Marker::Code {
        path: path.to_string(),
        item: item.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

fn single(rest: &str, kind: &str) -> Result<Name, String> {
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err(format!("wanted `{kind}` and one name, found `{rest}`"));
    }
    Ok(name(rest))
}

fn name(word: &str) -> Name {
    match word.split_once('/') {
        Some((chapter, name)) => Name {
            chapter: Some(chapter.to_string()),
            name: name.to_string(),
        },
        None => Name {
            chapter: None,
            name: word.to_string(),
        },
    }
}

fn value(rest: &str) -> Result<Marker, String> {
    let mut words = words(rest)?.into_iter();
    let (name, mut steps, mut digits) = match words.next() {
        Some(Word::Bare(word)) => (name(&word), Vec::new(), None),
        _ => return Err("wanted `value` and a cell's name".to_string()),
    };
    while let Some(word) = words.next() {
        match word {
            Word::Bare(word) if word == "digits" => {
                let count = match words.next() {
                    Some(Word::Bare(count)) => count.parse().ok().filter(|&count| count > 0),
                    _ => None,
                };
                digits = Some(count.ok_or("wanted a count above 0 after `digits`")?);
                if words.len() > 0 {
                    return Err("wanted nothing after `digits` and its count".to_string());
                }
            }
            Word::Bare(word) => steps.push(word.parse().map_or(Step::Titled(word), Step::At)),
            Word::Quoted(word) => steps.push(Step::Titled(word)),
        }
    }
    Ok(Marker::Value {
        name,
        steps,
        digits,
    })
}

enum Word {
    Bare(String),
    Quoted(String),
}

/// Splits at spaces; what stands in double quotes is one word.
fn words(mut rest: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(words);
        }
        if let Some(quoted) = rest.strip_prefix('"') {
            let (word, after) = quoted.split_once('"').ok_or("wanted a closing `\"`")?;
            words.push(Word::Quoted(word.to_string()));
            rest = after;
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            words.push(Word::Bare(rest[..end].to_string()));
            rest = &rest[end..];
        }
    }
}
