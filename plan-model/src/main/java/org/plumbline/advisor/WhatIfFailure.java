package org.plumbline.advisor;

import java.io.Serial;

/// Why statements can no longer be planned: a sentence for a person.
public class WhatIfFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public WhatIfFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
