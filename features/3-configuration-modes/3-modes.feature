Feature: Configuration modes
  SWRA513C chapter 3. Four modes: over the device's own access point, by SmartConfig, both, and both with a method of the
  host beside them. In the modes with an access point a phone joins it and talks to the device's HTTP server; in the
  SmartConfig mode the device is a station that listens.

  Rule: PROV-3.1-02 AP mode: a phone can join

    @PROV-3.1-02 @PROV-3.1-01 @needs-phone
    Scenario: PROV-3.1-02/1 the device's network is there
      Given AP provisioning is waiting for a profile
      Then the phone sees the device AP

  Rule: PROV-3.1-03 AP mode: a profile over HTTP

    @PROV-3.1-03 @PROV-9-21 @needs-phone
    Scenario: PROV-3.1-03/1 the device takes it
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.1-04 AP mode: no SmartConfig

    @PROV-3.1-04 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.1-04/1 a transmission nobody listens to, <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process         |
        | AP provisioning |

      @needs-network
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-3.1-05 AP mode: the name of the access point
    The sources write the end of the name with colons and without; both are taken.

    @PROV-3.1-05 @needs-phone @needs-wifi-scan @needs-fresh
    Scenario Outline: PROV-3.1-05/1 nobody has set one, <process>
      Given a device with factory settings
      And the host calls sl_NetCfgGet
      When the host starts <process>
      Then the device has:
        | AP on the air | named after its MAC address |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

      Examples: with another past
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | external configuration after a time-out and a reset           |

      @needs-network
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-3.1-06 AP mode: its name as the host reads it

    @PROV-3.1-06 @needs-fresh
    Scenario: PROV-3.1-06/1 nobody has set one
      Given a device with factory settings
      Then the device has:
        | AP name | mysimplelink |

  Rule: PROV-3.1-07 AP mode: its address

    @PROV-3.1-07 @needs-phone @needs-fresh
    Scenario Outline: PROV-3.1-07/1 as the phone learns it, <process>
      Given a device with factory settings
      And the host starts <process>
      When the phone joins the device AP
      Then the device has:
        | AP address | 10.123.45.1   |
        | AP mask    | 255.255.255.0 |
      And the phone reads a device name of at most 33 characters

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |

      @needs-network
      Examples: with another past
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-3.1-08 AP mode: a password for the access point

    @PROV-3.1-08 @needs-phone
    Scenario Outline: PROV-3.1-08/1 set before the start, <length> characters
      Given an idle device
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID            |
        | ConfigOpt | SL_WLAN_AP_OPT_SECURITY_TYPE |
        | pValues   | SL_WLAN_SEC_TYPE_WPA_WPA2    |
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID       |
        | ConfigOpt | SL_WLAN_AP_OPT_PASSWORD |
        | pValues   | <password>              |
      And the host restarts the device
      When the host starts AP provisioning
      Then the suite records whether the phone can join the device AP

      Examples:
        | length | password                                                        |
        | 8      | password                                                        |
        | 63     | a-password-of-sixty-three-characters-0123456789-0123456789-0123 |

    @PROV-3.1-08
    Scenario Outline: PROV-3.1-08/2 a password of another length, <length> characters
      Given an idle device
      When the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID       |
        | ConfigOpt | SL_WLAN_AP_OPT_PASSWORD |
        | pValues   | <password>              |
      Then the suite records the answer to the call

      Examples:
        | length | password                                                         |
        | 7      | passwor                                                          |
        | 64     | a-password-of-sixty-four-characters-0123456789-0123456789-012345 |

  Rule: PROV-3.2-02 SmartConfig mode: a profile out of the air

    @PROV-3.2-02 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.2-02/1 synchronised and configured, <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |
        | SmartConfig provisioning after a time-out and a reset      |
        | SmartConfig provisioning after a reset and a time-out      |

      @needs-network
      Examples: with another past
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |

    @PROV-3.2-02 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.2-02/2 the device has started by itself, <process>
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: with another past
        | process                                                     |
        | auto-provisioning as a station after a stop                 |
        | auto-provisioning as a station after a time-out and a reset |
        | auto-provisioning as a station after a reset and a time-out |

  Rule: PROV-3.2-03 SmartConfig mode: no access point

    @PROV-3.2-03 @PROV-3.2-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-3.2-03/1 nothing to join, <process>
      Given <process> is waiting for a profile
      When the early moment (1 s) passes
      Then the phone does not see the device AP

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: with another past
        | process                                               |
        | SmartConfig provisioning after a reset and a time-out |

  Rule: PROV-3.2-05 A start without a SmartConfig key

    @PROV-3.2-05
    Scenario: PROV-3.2-05/1 no key given
      Given an idle device
      When the host starts SmartConfig provisioning
      Then the suite records the answer of sl_DeviceGet

  Rule: PROV-3.2-06 A SmartConfig key in the command
    Seen below the host driver only. The key itself is not looked at.

    @PROV-3.2-06 @needs-driver-port
    Scenario Outline: PROV-3.2-06/1 <command>
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command>        |
        | RequestedRoleAfterSuccess | ROLE_STA         |
        | InactivityTimeoutSec      | 600              |
        | pSmartConfigKey           | 0123456789abcdef |
        | Flags                     | 0                |
      Then the host driver has sent the SmartConfig key with its length, the AES cipher and the default group

      Examples:
        | command                                  |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC |

  Rule: PROV-3.2-07 A SmartConfig key is nothing to AP provisioning

    @PROV-3.2-07 @needs-phone
    Scenario: PROV-3.2-07/1 started with a key
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      And the call is answered with SL_RET_CODE_OK
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.3-02 AP+SmartConfig mode: a profile over HTTP

    @PROV-3.3-02 @PROV-9-19 @needs-phone
    Scenario: PROV-3.3-02/1 the host blocked and passive
      Given AP+SmartConfig provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.3-03 AP+SmartConfig mode: a profile by SmartConfig

    @PROV-3.3-03 @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.3-03/1 an access point that listens as well, <process>
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |

      Examples: with another past
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |

      @needs-network
      Examples: with another past
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
