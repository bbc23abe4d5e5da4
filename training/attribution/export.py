"""Writes the trained network as three int8 ONNX files with what is needed to read it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.preprocess import quant_pre_process
from training.attribution.network import Tagger

OUT = Path(__file__).resolve().parents[2] / "src" / "sayso" / "models" / "tagger"


def export(model: Tagger, tokenizer: Path, out: Path, *, about: dict[str, object]) -> None:
    """Write encoder.onnx, roles.onnx, beside.onnx, tokenizer.json and tagger.json to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    model = model.eval().float()
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=3, max=512)
    ids = torch.randint(1000, 2000, (3, 17))
    mask = torch.ones(3, 17)
    one = {0: batch, 1: length}
    parts: dict[str, Any] = {
        "encoder": (model.encoder, (ids, torch.zeros(3, 17, dtype=torch.long), mask),
                    ["ids", "letters", "mask"], ["vectors", "cues", "middle"], (one, one, one)),
        "roles": (model.roles, (torch.randn(3, 17, 384), mask.clone(), mask), ["vectors", "cue", "mask"],
                  ["roles"], (one, one, one)),
        "beside": (model.beside, (torch.randn(3, 17, 384), mask), ["middle", "mask"], ["facts", "stances"],
                   (one, one)),
    }
    for name, (part, example, inputs, outputs, shapes) in parts.items():
        raw, ready, final = (out / f"{name}{end}" for end in (".raw.onnx", ".ready.onnx", ".onnx"))
        torch.onnx.export(part, example, str(raw), input_names=inputs, output_names=outputs,
                          dynamic_shapes=shapes, dynamo=True, external_data=False)
        quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(final), per_channel=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True})
        ready.unlink()
        raw.unlink()
        strip(final)
        onnx.checker.check_model(str(final))
    shutil.copy(tokenizer, out / "tokenizer.json")
    chains = {name: {part: np.round(getattr(chain, part).detach().numpy(), 5).tolist()
                     for part in ("transitions", "start", "end")}
              for name, chain in (("cue", model.cue_chain), ("role", model.role_chain))}
    (out / "tagger.json").write_text(json.dumps({**about, "chains": chains}, indent=1) + "\n", encoding="utf-8")


def strip(file: Path) -> None:
    """Take out of a file where on the maker's machine each part of it was written: notes that no reader needs."""
    model = onnx.load(str(file))
    for holder in (model, model.graph, *model.graph.node, *model.graph.value_info, *model.graph.input,
                   *model.graph.output, *model.functions, *(node for one in model.functions for node in one.node)):
        for field in ("doc_string", "metadata_props"):
            if field in holder.DESCRIPTOR.fields_by_name:
                holder.ClearField(field)
    onnx.save(model, str(file))
