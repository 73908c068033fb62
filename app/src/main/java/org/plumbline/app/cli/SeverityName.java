package org.plumbline.app.cli;

import org.plumbline.advice.Severity;
import org.plumbline.app.ui.text.SeverityWord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A severity as the command line spells it: `high`, `medium`, `low`.
final class SeverityName implements ITypeConverter<Severity> {
    @Override
    public Severity convert(String text) {
        for (Severity severity : Severity.values()) {
            if (SeverityWord.of(severity).equals(text)) {
                return severity;
            }
        }
        throw new TypeConversionException("expected high, medium or low, found '" + text + "'");
    }
}
