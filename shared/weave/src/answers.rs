//! The files that `cargo exercise` hands to a reader: for each chapter what the reader begins with, and the program that checks
//! it. Like a notebook they are written from the sources, so that nobody copies.

use crate::notebook::setup::Setup;
use crate::resolve::Resolved;
use crate::tree::Tree;

/// The folder of these files.
pub const FOLDER: &str = "shared/exercises/answers";

/// The two files of a page's chapter, with their paths; none for a page without exercises.
pub fn files(tree: &Tree, resolved: &Resolved) -> Vec<(String, String)> {
    let Some(chapter) = &resolved.page.chapter else {
        return Vec::new();
    };
    let mut leads = resolved.leads.iter().zip(&resolved.page.pieces);
    let found = leads.find_map(|(lead, piece)| {
        let exercises = &lead.as_ref().ok()?.exercises;
        (!exercises.is_empty()).then_some((piece.at.start, exercises))
    });
    let Some((at, exercises)) = found else {
        return Vec::new();
    };
    let quoted = resolved.quoted.iter().filter(|one| one.at == at).copied();
    let quoted: Vec<_> = quoted.collect();
    let names = Setup::read(tree, resolved.page, &[], &quoted).text();
    let mut names: Vec<&str> = names.lines().collect();
    // What only a notebook needs.
    names.retain(|line| !line.starts_with(":dep ") && *line != "use show::Show;");
    let short = &chapter[..4];
    let title = resolved.page.parts.headings.first();
    let title = title.map_or("", |title| title.words.trim());
    let mut answers = format!(
        "//! Your answers to the exercises of \"{title}\".\n\
         //!\n\
         //! The tasks are at the end of `chapters/{chapter}/README.md`, and `cargo exercise {short}` checks what you write here.\n\n"
    );
    answers += &format!("{}\n", names.join("\n"));
    let ident = chapter.replace('-', "_");
    let mut checks = format!(
        "//! Checks the answers to the exercises of {chapter}. Written by weave.\n\n\
         use {ident}::exercises;\n\
         use verdict::Asked;\n\n\
         #[path = \"../{short}.rs\"]\n\
         #[allow(dead_code, unused_imports, unused_variables)]\n\
         mod answers;\n\
         #[allow(unused_imports)]\n\
         use answers::*;\n\n\
         /// Every exercise.\n\
         pub const ASKED: &[Asked] = &[\n"
    );
    for exercise in exercises {
        let (name, title, sort, minutes) = (
            exercise.name,
            &exercise.title,
            &exercise.sort,
            exercise.minutes,
        );
        if !exercise.stubs.is_empty() {
            answers += &format!(
                "\n// {title}: {sort}, {}.\n\n{}\n",
                exercise.duration(),
                exercise.stub()
            );
        }
        checks += &format!(
            "    Asked {{\n        name: {name:?},\n        sort: {sort:?},\n        minutes: {minutes},\n        check: || {},\n    }},\n",
            exercise.check
        );
    }
    checks += "];\n\nfn main() {\n    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {\n        \
               println!(\"{}\", verdict::answered(asked));\n    }\n}\n";
    vec![
        (format!("{FOLDER}/{short}.rs"), answers),
        (format!("{FOLDER}/checks/{short}.rs"), checks),
    ]
}
