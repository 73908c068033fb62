/// What a statement is made of and where each part stands in its text, by PostgreSQL's grammar:
/// [org.plumbline.sql.block.StatementReader] cuts it into [org.plumbline.sql.block.QueryBlock]s.
package org.plumbline.sql.block;
