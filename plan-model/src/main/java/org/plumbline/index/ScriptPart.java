package org.plumbline.index;

import java.util.ArrayList;
import java.util.List;

/// The part of a script that is about one index, while it is written: statements with their semicolons and comments, line by line.
final class ScriptPart {
    private final StringBuilder forward = new StringBuilder();
    private final StringBuilder back = new StringBuilder();
    private final List<BuiltCheck.Made> made = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();

    ScriptPart say(String words) {
        forward.append(ScriptComment.of(words));
        return this;
    }

    ScriptPart run(String statement) {
        forward.append(statement).append(";\n");
        return this;
    }

    /// For the reader to run.
    ScriptPart leave(String statement) {
        forward.append("-- ").append(ScriptComment.oneLine(statement)).append(";\n");
        return this;
    }

    ScriptPart sayBack(String words) {
        back.append(ScriptComment.of(words));
        return this;
    }

    ScriptPart runBack(String statement) {
        back.append(statement).append(";\n");
        return this;
    }

    ScriptPart makes(IndexCandidate index, String name) {
        made.add(new BuiltCheck.Made(IndexDdl.qualified(index, name), IndexDdl.qualified(index, index.table())));
        return this;
    }

    /// A table that VACUUM or ANALYZE may be wanted of when the index is built, as SQL.
    ScriptPart isOn(IndexCandidate index) {
        tables.add(IndexDdl.qualified(index, index.table()));
        return this;
    }

    ScriptPart add(ScriptPart other) {
        forward.append(other.forward);
        back.insert(0, other.back);
        made.addAll(other.made);
        tables.addAll(other.tables);
        return this;
    }

    String forward() {
        return forward.toString();
    }

    /// In the order to run it in.
    String back() {
        return back.toString();
    }

    List<BuiltCheck.Made> made() {
        return List.copyOf(made);
    }

    List<String> tables() {
        return List.copyOf(tables);
    }
}
