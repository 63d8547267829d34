"""What the authority works on (Vorgang): receipt, review, questions, decision, deadlines, and what a decision creates."""
