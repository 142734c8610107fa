//! `cell NAME`: the body of a function in `tests/page/cells.rs`, then its accepted output.

use show::Table;

use super::{Lead, Name, Place, Role};
use crate::notebook::{CodeCell, Kind};
use crate::page::{Page, Piece};
use crate::text::{Edit, fenced};
use crate::{finding::Finding, snapshot};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let (home, cited) = place.cell(Name::read(place.single()?))?;
    let (source, item) = (cited.source, cited.item);
    let code = source.body_of(item);
    let origin = format!("the cell `{}` in {}:{}", item.name, source.path, item.line);
    let path = snapshot::text_path(&home.name, &item.name);
    let text = place.tree.accepted_text(&path);
    let output = place.accepted(home, &path, text);
    Ok(Lead {
        wanted: vec![
            Ok((fenced("rust,ignore", &code), origin)),
            output.map(|text| (fenced("text", text), path)),
        ],
        cell: Some(CodeCell {
            kind: Kind::Cell,
            name: place.piece.rest.clone(),
            source: code,
            output: text.map(|text| ("text/plain", text.to_string())),
        }),
        quoted: vec![(cited, Role::Cell)],
        ..Lead::default()
    })
}

pub(super) fn present(page: &Page, piece: &Piece) -> Vec<Edit> {
    let mut edits = vec![Edit::new(piece.at.clone(), "<div class=\"cell\">\n")];
    let mut close = "\n</div>\n".to_string();
    if let Some(output) = &piece.parts[1] {
        let open = "<div class=\"output\">\n\n";
        edits.push(Edit::insert(output.start, open));
        let mut blocks = page.parts.blocks.iter();
        let block = blocks.find(|block| output.contains(&block.range.start));
        if let Some(table) = block.and_then(|block| Table::read(&block.content)) {
            edits.push(Edit::new(output.clone(), html(&table)));
        }
        close += "</div>\n";
    }
    edits.push(Edit::insert(piece.end(), close));
    edits
}

/// A table that a screen reader hears as one, on one line: Markdown takes an empty line for its end.
fn html(table: &Table) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let title = |title: &String| format!("<th scope=\"col\">{}</th>", escaped(title));
    let row = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(column, cell)| {
            let number = cell.replace('−', "-").parse::<f64>().is_ok();
            let class = if number { " class=\"number\"" } else { "" };
            match column {
                0 => format!("<th scope=\"row\"{class}>{}</th>", escaped(cell)),
                _ => format!("<td{class}>{}</td>", escaped(cell)),
            }
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let titles: String = table.titles().iter().map(title).collect();
    let rows: String = table.cells().iter().map(row).collect();
    format!(
        "<div class=\"table-wrapper\"><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table></div>\n"
    )
}
