/// What the sessions of a server do at a moment: who runs what, waits for what, and holds up whom.
package org.plumbline.activity;
