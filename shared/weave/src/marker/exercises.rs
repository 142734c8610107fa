//! `exercises` … `end`: on a chapter's page its exercises, each with its task, its beginning, and folded hints and solution; on
//! any other page a table of all exercises of the book.

use super::{Lead, Place, Role};
use crate::exercise::{Exercise, exercises};
use crate::text::{escaped, fenced};
use crate::{finding::Finding, links, page::Page};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    place.bare()?;
    let Some(chapter) = &place.page.chapter else {
        return Ok(Lead::text(around(&table(place)?), "src/exercises"));
    };
    let exercises = exercises(place.tree, place.page)?;
    let mut text = introduction(chapter);
    for exercise in &exercises {
        accepted(exercise, place)?;
        text += &section(exercise, place)?;
    }
    let mut lead = Lead::text(around(&text), "src/exercises");
    // The names that the solution needs are there for the reader too.
    let items = exercises.iter().flat_map(Exercise::items);
    lead.quoted = items.map(|cited| (cited, Role::Definition)).collect();
    lead.names = vec![vec![chapter.replace('-', "_"), "exercises".to_string()]];
    lead.exercises = exercises;
    Ok(lead)
}

fn around(text: &str) -> String {
    format!("\n\n{}\n\n", text.trim_end())
}

/// Whether there are accepted verdicts on the exercise: the notebook shows the first.
fn accepted(exercise: &Exercise, place: Place) -> Result<(), Finding> {
    let (name, page) = (exercise.name, place.page);
    if place.tree.verdict(page, name).is_some() {
        return Ok(());
    }
    let what = format!("there are no accepted verdicts on `{name}`");
    let chapter = page.chapter.as_deref().unwrap_or_default();
    let mend = format!("run `cargo insta test --review -p {chapter}`");
    Err(Finding::new(&exercise.solution.source.path, 1, what, mend))
}

/// What every chapter says before its exercises.
fn introduction(chapter: &str) -> String {
    let short = &chapter[..4];
    format!(
        "Write an answer in its cell of the notebook, or in a file of your own: `cargo exercise {short}` makes\n\
         `exercises/{short}.rs` and says of each answer in it whether it is right, and if not, which mistake it makes.\n\n"
    )
}

/// An exercise as its page shows it.
fn section(exercise: &Exercise, place: Place) -> Result<String, Finding> {
    let about = about(exercise, place, place.page)?;
    let mut text = format!("### {}\n\n{about}: {}\n\n", exercise.title, exercise.aim);
    text += &format!("{}\n\n", exercise.task);
    if !exercise.stubs.is_empty() {
        text += &format!("{}\n\n", fenced("rust,ignore", &exercise.stub()));
    }
    for (number, hint) in exercise.hints.iter().enumerate() {
        let name = match exercise.hints.len() {
            1 => "Hint".to_string(),
            _ => format!("Hint {}", number + 1),
        };
        text += &folded(&name, hint);
    }
    let solution = exercise.solution();
    if !solution.is_empty() {
        text += &folded("Solution", &fenced("rust,ignore", &solution));
    }
    Ok(text)
}

fn folded(name: &str, content: &str) -> String {
    format!("<details>\n<summary>{name}</summary>\n\n{content}\n\n</details>\n\n")
}

/// The sort, the minutes, and the section as a link.
fn about(exercise: &Exercise, place: Place, page: &Page) -> Result<String, Finding> {
    let link = section_link(exercise, place, page)?;
    let (sort, minutes) = (&exercise.sort, exercise.duration());
    Ok(format!("**{sort}**, {minutes}, after {link}"))
}

/// A link to the section that an exercise of `page` belongs to.
fn section_link(exercise: &Exercise, place: Place, page: &Page) -> Result<String, Finding> {
    let mut headings = page.parts.headings.iter().zip(links::anchors(&page.parts));
    let found = headings.find(|(heading, _)| heading.words.trim() == exercise.section);
    let Some((_, anchor)) = found else {
        let what = format!("{} has no heading \"{}\"", page.path, exercise.section);
        let source = &exercise.solution.source.path;
        return Err(Finding::new(
            source,
            3,
            what,
            "write the words of one of its headings",
        ));
    };
    let path = match links::relative(&place.page.path, &page.path) {
        _ if place.page.path == page.path => String::new(),
        path => path,
    };
    Ok(format!("[{}]({path}#{anchor})", escaped(&exercise.section)))
}

/// All exercises of the book, for who teaches with it.
fn table(place: Place) -> Result<String, Finding> {
    let mut text = String::new();
    let (mut count, mut minutes) = (0, 0);
    for page in &place.tree.pages {
        let exercises = exercises(place.tree, page)?;
        let (Some(title), false) = (page.parts.headings.first(), exercises.is_empty()) else {
            continue;
        };
        let path = links::relative(&place.page.path, &page.path);
        let title = escaped(title.words.trim());
        text += &format!(
            "## {title}\n\n| exercise | sort | minutes | aim | after |\n|---|---|--:|---|---|\n"
        );
        for exercise in &exercises {
            let Exercise {
                title,
                sort,
                minutes: takes,
                aim,
                ..
            } = exercise;
            let section = section_link(exercise, place, page)?;
            let anchor = links::slug(title);
            let aim = aim.trim_end_matches('.');
            text +=
                &format!("| [{title}]({path}#{anchor}) | {sort} | {takes} | {aim} | {section} |\n");
            (count, minutes) = (count + 1, minutes + takes);
        }
        text += "\n";
    }
    let hours = f64::from(minutes) / 60.0;
    Ok(format!(
        "There are {count} exercises, about {hours:.0} hours in all.\n\n{text}"
    ))
}
