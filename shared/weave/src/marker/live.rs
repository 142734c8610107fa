//! `live NAME; PARAMETER USUAL …`: the controls of a figure that a reader can turn, below its caption.
//!
//! Behind each parameter stand the values that the printed figure has, and then what else it can have:
//!
//! | written | control |
//! | --- | --- |
//! | `h 2 of 0 1e-3..2` | a slider through these values; `a..b` goes on by 1, 2, 5 in each power of ten |
//! | `rate 0.1 from 0 to 1 by 0.05` | a slider with even steps |
//! | `steps 30 from 0 to 100 by 1 play` | the same, with buttons that move it |
//! | `start -3 4 from -6 to 6 by 0.1 drag` | a slider for each of the numbers; the drawing itself can be dragged, too |
//! | `in_f32 no` | a box to tick |
//! | `losses 10,000 of 600 10,000 train` | a button for each number of steps to train; the losses are those of the training |
//! | `network trained` | none: it is the network that the reader has trained |
//! | `strokes 24-21_30-15 pad` | strokes that are drawn on the drawing itself, with a pointer or with the arrow keys |
//!
//! The parameters are those of the function of that name in the chapter's `src/page/live.rs`, in their order.

use std::iter;

use quote::ToTokens;

use super::{Lead, Name, Place};
use crate::page::{Page, Piece};
use crate::source::Kind;
use crate::{finding::Finding, text::Edit};

struct Live<'a> {
    name: Name<'a>,
    controls: Vec<Control>,
}

struct Control {
    parameter: String,
    usual: Vec<String>,
    range: Range,
    play: bool,
    drag: bool,
}

enum Range {
    Box,
    Values(Vec<String>),
    Even([String; 3]),
    Train(Vec<String>),
    Trained,
    Pad,
}

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let live = Live::read(&place.piece.rest).map_err(|wanted| place.incomplete(wanted))?;
    live.lead(place)
}

pub(super) fn present(page: &Page, piece: &Piece) -> Vec<Edit> {
    let live = Live::read(&piece.rest);
    live.map_or_else(
        |_| super::hidden(page, piece),
        |live| live.present(page, piece),
    )
}

impl<'a> Live<'a> {
    fn read(rest: &'a str) -> Result<Self, String> {
        let mut parts = rest.split(';');
        let name = Name::read(parts.next().unwrap_or("").trim());
        let controls: Vec<Control> = parts.map(Control::read).collect::<Result<_, _>>()?;
        if controls.is_empty() {
            return Err("wanted `; PARAMETER VALUE …`, found no control".to_string());
        }
        Ok(Self { name, controls })
    }
}

impl Control {
    fn read(text: &str) -> Result<Self, String> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let mut ends_with = |word: &str| words.pop_if(|last| *last == word).is_some();
        let [drag, play, train] = ["drag", "play", "train"].map(&mut ends_with);
        let [trained, pad] = ["trained", "pad"].map(&mut ends_with);
        let (head, range) = match words.iter().position(|word| ["of", "from"].contains(word)) {
            Some(at) => words.split_at(at),
            None => (&words[..], &[][..]),
        };
        let range = match range {
            [] if trained => Range::Trained,
            [] if pad => Range::Pad,
            [] => Range::Box,
            ["of", steps @ ..] if train => {
                Range::Train(steps.iter().map(ToString::to_string).collect())
            }
            ["of", values @ ..] => {
                Range::Values(values.iter().flat_map(|value| series(value)).collect())
            }
            ["from", from, "to", to, "by", by] => {
                Range::Even([from, to, by].map(ToString::to_string))
            }
            _ => {
                return Err(format!(
                    "wanted `of VALUES` or `from A to B by C`, found `{}`",
                    range.join(" ")
                ));
            }
        };
        let [parameter, usual @ ..] = head else {
            return Err("wanted a parameter, found none".to_string());
        };
        let fits = |value: &&str| match &range {
            Range::Box => usual.len() == 1 && ["yes", "no"].contains(value),
            Range::Values(values) | Range::Train(values) => values.iter().any(|one| one == value),
            Range::Even(_) => value.parse::<f64>().is_ok(),
            Range::Trained => false,
            Range::Pad => usual.len() == 1,
        };
        if usual.is_empty() != trained || !usual.iter().all(fits) {
            return Err(format!(
                "wanted a usual value of `{parameter}` that its control has, found `{}`",
                usual.join(" ")
            ));
        }
        Ok(Self {
            parameter: (*parameter).to_string(),
            usual: usual.iter().map(|word| (*word).to_string()).collect(),
            range,
            play,
            drag: drag || pad,
        })
    }

    /// The type that the function's parameter has.
    fn wanted_type(&self, found: &str) -> String {
        let whole = |text: &String| text.parse::<usize>().is_ok();
        match (&self.range, self.usual.len()) {
            (Range::Box, _) => "bool".to_string(),
            (Range::Train(_), _) => "&[f64]".to_string(),
            (Range::Trained, _) => "Option<&TwoLayerNet>".to_string(),
            (Range::Pad, _) => "&[Vec<Point>]".to_string(),
            (Range::Even(range), 1) if found == "usize" && range.iter().all(whole) => {
                "usize".to_string()
            }
            (Range::Values(values), 1) if found == "usize" && values.iter().all(whole) => {
                "usize".to_string()
            }
            (_, 1) => "f64".to_string(),
            (_, count) => format!("[f64; {count}]"),
        }
    }

    fn html(&self) -> String {
        let name = &self.parameter;
        let label = name.replace('_', " ");
        match &self.range {
            Range::Box => {
                let checked = if self.usual[0] == "yes" {
                    " checked"
                } else {
                    ""
                };
                return format!(
                    "<label><input type=\"checkbox\" name=\"{name}\"{checked}>{label}</label>"
                );
            }
            Range::Train(steps) => {
                let button = |steps: &String| {
                    let number = steps.replace(',', "");
                    format!(
                        "<button type=\"button\" data-trains=\"{number}\">train {steps} steps</button>"
                    )
                };
                let buttons: String = steps.iter().map(button).collect();
                return buttons + "<button type=\"button\" data-stops disabled>stop</button>";
            }
            Range::Trained => return String::new(),
            Range::Pad => {
                return format!(
                    "<input type=\"hidden\" name=\"{name}\" value=\"{}\"><button type=\"button\" data-clears=\"{name}\">clear</button>\
                     <button type=\"button\" data-pens aria-pressed=\"false\" title=\"The arrow keys move it, the space bar lowers and lifts it.\">pen for the arrow keys</button>",
                    self.usual[0]
                );
            }
            Range::Values(_) | Range::Even(_) => {}
        }
        let slider = |number: usize, value: &String| {
            let range = match &self.range {
                Range::Values(values) => {
                    let at = values.iter().position(|one| one == value).unwrap_or(0);
                    let last = values.len() - 1;
                    format!(
                        "max=\"{last}\" value=\"{at}\" data-values=\"{}\"",
                        values.join(" ")
                    )
                }
                Range::Even([from, to, by]) => {
                    format!("min=\"{from}\" max=\"{to}\" step=\"{by}\" value=\"{value}\"")
                }
                _ => String::new(),
            };
            let label = if self.usual.len() == 1 {
                label.clone()
            } else {
                number.to_string()
            };
            format!(
                "<label class=\"slider\">{label}<input type=\"range\" name=\"{name}\" {range}><span aria-hidden=\"true\"></span></label>"
            )
        };
        let sliders: String = (0..)
            .zip(&self.usual)
            .map(|(number, value)| slider(number, value))
            .collect();
        let play = if self.play {
            format!(
                "<button type=\"button\" data-plays=\"{name}\">play</button><button type=\"button\">one step</button>"
            )
        } else {
            String::new()
        };
        if self.usual.len() == 1 {
            return sliders + &play;
        }
        format!("<fieldset><legend>{label}</legend>{sliders}</fieldset>{play}")
    }
}

/// `a..b` as the values from a to b that begin with 1, 2 or 5; anything else is one value.
fn series(word: &str) -> Vec<String> {
    let ends = word
        .split_once("..")
        .and_then(|(from, to)| Some([from.parse().ok()?, to.parse().ok()?]));
    let Some([from, to]) = ends else {
        return vec![word.to_string()];
    };
    let powers = (-30..30).flat_map(|power| [1, 2, 5].map(|digit| format!("{digit}e{power}")));
    let values = powers.filter_map(|text| text.parse::<f64>().ok());
    let inside = values.filter(|value| (from..=to).contains(value));
    inside
        .map(|value| format!("{value:?}").trim_end_matches(".0").to_string())
        .collect()
}

impl Live<'_> {
    fn lead<'a>(&self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let home = place.home(self.name)?;
        let path = format!("{}/src/page/live.rs", home.folder);
        let item = place
            .tree
            .sources
            .get(&path)
            .and_then(|source| source.item(self.name.name));
        let Some(Kind::Function(function)) = item.map(|item| &item.kind) else {
            let what = format!("{path} has no function `{}`", self.name.name);
            return Err(place.finding(what, "correct the marker, or write the function"));
        };
        let found = function.sig.inputs.iter().map(|input| match input {
            syn::FnArg::Typed(input) => {
                let kind = input.ty.to_token_stream().to_string();
                let kind = kind.replace(' ', "").replace(';', "; ");
                (input.pat.to_token_stream().to_string(), kind)
            }
            syn::FnArg::Receiver(_) => ("self".to_string(), String::new()),
        });
        let found: Vec<_> = found.collect();
        let kinds = found
            .iter()
            .map(|(_, kind)| kind.as_str())
            .chain(iter::repeat(""));
        let wanted = self.controls.iter().zip(kinds);
        let wanted: Vec<_> = wanted
            .map(|(control, kind)| (control.parameter.clone(), control.wanted_type(kind)))
            .collect();
        if wanted != found {
            let written = |list: &[(String, String)]| {
                let list: Vec<String> = list
                    .iter()
                    .map(|(name, kind)| format!("{name}: {kind}"))
                    .collect();
                list.join(", ")
            };
            let what = format!(
                "the controls are ({}), and `{}` takes ({})",
                written(&wanted),
                self.name.name,
                written(&found)
            );
            return Err(place.finding(what, "a control for each parameter, in their order"));
        }
        let above = place.page.pieces.iter().find(|piece| {
            let end = piece.caption.as_ref().map_or(0, |caption| caption.end);
            let between = place.page.text.get(end..place.piece.at.start);
            end > 0 && between.is_some_and(|between| between.trim().is_empty())
        });
        let is_same = |name: Name| {
            name.name == self.name.name && place.page.home_of(name) == Some(&home.name)
        };
        if !above.and_then(Piece::name).is_some_and(is_same) {
            let what = format!(
                "the figure `{}` does not stand above its controls",
                self.name.name
            );
            return Err(place.finding(what, "put the marker below the figure's caption"));
        }
        Ok(Lead::default())
    }

    /// The controls, hidden until a script shows them.
    fn present(&self, page: &Page, piece: &Piece) -> Vec<Edit> {
        let home = page.home_of(self.name).unwrap_or("");
        let drag = if self.controls.iter().any(|control| control.drag) {
            " data-drag"
        } else {
            ""
        };
        let network = if self
            .controls
            .iter()
            .any(|control| matches!(control.range, Range::Trained))
        {
            " data-network"
        } else {
            ""
        };
        let controls: String = self.controls.iter().map(Control::html).collect();
        let form = format!(
            "<form class=\"live\" data-figure=\"{home}/{}\"{drag}{network} hidden>{controls}<button type=\"reset\">as printed</button>\
             <output></output></form>\n",
            self.name.name
        );
        vec![Edit::new(piece.at.clone(), form)]
    }
}
