package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;

/// A meta-command of psql: from its backslash to the line's end or the next one.
final class MetaCommand {
    private static final char BEGIN = '\\';

    private final String text;
    private final String name;
    private final List<String> arguments = new ArrayList<>();
    private int at;

    /// The one whose backslash stands here.
    MetaCommand(String text, int start) {
        this.text = text;
        at = start + 1;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start + 1 && at < text.length() && text.charAt(at) == ';') {
            at++;
            name = ";";
        } else {
            name = text.substring(start + 1, at);
            readArguments();
        }
    }

    /// `set`, `bind` and so on; `;` for one that only separates.
    String name() {
        return name;
    }

    /// Without the quotes around them.
    List<String> arguments() {
        return List.copyOf(arguments);
    }

    /// Behind its last character.
    int end() {
        return at;
    }

    private void readArguments() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != BEGIN) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                arguments.add(argument());
            }
        }
    }

    private String argument() {
        var argument = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != BEGIN) {
            if (text.charAt(at) == '\'') {
                readQuoted(argument);
            } else {
                argument.append(text.charAt(at++));
            }
        }
        return argument.toString();
    }

    /// With the doubled and the escaped ones in it.
    private void readQuoted(StringBuilder value) {
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
            if (c == '\'' && next != '\'') {
                at++;
                return;
            }
            if ((c == '\'' || c == BEGIN) && next != '\n') {
                at++;
                value.append(c == '\'' ? c : escaped(next));
            } else {
                value.append(c);
            }
        }
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
