"""The tables of a run's database, and the version that says which they are."""

VERSION = 1
SCHEMA = """
create table if not exists document (
    id text primary key, source text not null, sha256 text not null, root text not null, payload blob not null
);
create index if not exists document_source on document (source);
create table if not exists work (
    document text not null, stage text not null, key text not null, payload blob not null,
    primary key (document, stage)
);
create table if not exists decision (
    number integer primary key autoincrement, payload blob not null
);
create table if not exists ruling (
    number integer primary key autoincrement, payload blob not null
);
create table if not exists assessment (
    number integer primary key autoincrement, payload blob not null
);
create table if not exists withdrawn (
    number integer primary key autoincrement, decision integer not null, by text not null
);
create table if not exists mark (
    number integer primary key autoincrement, document text not null, digest text not null, by text not null
);
create table if not exists audit (
    number integer primary key autoincrement, at text not null, event text not null, detail text not null,
    previous text not null, hash text not null
);
"""
