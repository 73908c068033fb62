/// What the application remembers between two runs, as files in the person's own configuration directory.
package org.plumbline.app.store;
