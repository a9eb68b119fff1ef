"""Update by stick on the screen: the card in Pengaturan, the notice when a stick is plugged in, the dialog."""
