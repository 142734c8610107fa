//! Tests of the tool: on small books, whole and broken, and on this repository's own.

mod book;
mod breakages;
mod command;
mod exercises;
mod filling;
mod notebooks;
mod parts;
mod repository;
mod values;
