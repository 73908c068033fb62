/// Index health: what is wrong with the schema of a connected database, and the DDL that would mend it. Nothing of it is run.
package org.plumbline.app.ui.health;
