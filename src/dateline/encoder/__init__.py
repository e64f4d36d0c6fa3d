"""The trained reader: words → what one small encoder with many heads says of them. Weights and model card in `data`."""
