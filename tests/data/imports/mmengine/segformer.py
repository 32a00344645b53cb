_base_ = ['../_base_/models/segformer_mit-b0.py', '../_base_/default_runtime.py']
crop_size = (512, 512)
max_iters = 400
optim_wrapper = dict(
    _delete_=True,
    type='OptimWrapper',
    optimizer=dict(type='AdamW', lr=0.00006, betas=(0.9, 0.999), weight_decay=0.01),
    paramwise_cfg=dict(custom_keys={'pos_block': dict(decay_mult=0.), 'head': dict(lr_mult=10.)}))

param_scheduler = [
    dict(type='LinearLR', start_factor=1e-6, by_epoch=False, begin=0, end=150),
    dict(
        type='PolyLR',
        eta_min=0.0,
        power=1.0,
        begin=150,
        end=max_iters,
        by_epoch=False,
    )
]
train_dataloader = dict(batch_size=2, num_workers=2)
