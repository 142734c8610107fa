//! `cell NAME`: the body of a function in `tests/page/cells.rs`, then its accepted output.

use super::{Lead, Marker, Name, Place, Runs, Shape, single};
use crate::page::{Page, Piece};
use crate::text::{Edit, fenced};
use crate::{finding::Finding, snapshot, source::Kind};
use show::Table;

#[derive(Debug)]
struct Cell(Name);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Cell(Name::read(single(rest, "cell")?))))
}

impl Marker for Cell {
    fn shape(&self) -> Shape {
        Shape::Blocks(&["rust", "text"])
    }

    fn name(&self) -> Option<&Name> {
        Some(&self.0)
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let (home, source, item) = place.cell(&self.0)?;
        let Kind::Function(function) = &item.kind else {
            unreachable!("a cell is a function");
        };
        let indent = place.page.indent(place.piece);
        let code = fenced("rust,ignore", &source.body_of(function), indent);
        let origin = format!("the cell `{}` in {}:{}", item.name, source.path, item.line);
        let path = snapshot::text_path(&home.name, &item.name);
        let text = place.tree.snapshots.text(&home.name, &item.name);
        let output = place.accepted(home, &path, text);
        let output = output.map(|text| (fenced("text", text, indent), path));
        let cited = place.cited(source, item)?;
        Ok(Lead {
            wanted: vec![Ok((code, origin)), output],
            runs: Some(Runs::Cell(cited, function, text)),
        })
    }

    fn present(&self, page: &Page, piece: &Piece) -> Vec<Edit> {
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
