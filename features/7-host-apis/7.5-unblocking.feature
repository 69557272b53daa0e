Feature: Unblocked APIs for the host
  SWRA513C section 7.5. In three cases the host takes part in provisioning, and the device unblocks the APIs. With
  external confirmation the host contacts its cloud after the device has an IP address. In external configuration the
  host runs a method of its own. In an auto-started process the APIs stay unblocked until user activity. No other case
  unblocks them.

  "At once" means that the first call counts. The suite does not repeat a call.

  Rule: PROV-7.5-25 External confirmation unblocks the APIs at IP_ACQUIRED

    @PROV-7.5-25 @PROV-5.1.2-01 @PROV-5.1.2-02 @PROV-5.1.2-03 @PROV-7.1-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/1 During <process> with external confirmation, the first call <function> is served
      Given <process> is waiting for the phone to fetch the result
      Then <function> is served

      Examples:
        | process                                    | function     |
        | AP provisioning with external confirmation | sl_DeviceGet |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | function     |
        | SmartConfig provisioning with external confirmation | sl_DeviceGet |

      Examples: after earlier processes or attempts
        | process                                                                             | function     |
        | AP provisioning with external confirmation after a success in its second attempt    | sl_DeviceGet |
        | AP provisioning with external confirmation after a stop in its third attempt        | sl_Socket    |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset | sl_DeviceGet |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out | sl_Socket    |

    @PROV-7.5-25 @PROV-5.1.2-01 @PROV-5.1.2-02 @PROV-5.1.2-03 @PROV-7.1-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/2 During <process>, a second attempt unblocks the APIs like the first
      Given <process> has failed to connect
      And the network "home" is in range
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And sl_DeviceGet is served

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                          |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt     |
        | AP provisioning with external confirmation after a time-out and a reset          |

    @PROV-7.5-25 @PROV-5.1.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/3 When <process> with external confirmation <moment>, the APIs are still blocked
      Given <process> with external confirmation <moment>
      Then every API command is refused

      Examples:
        | process                     | moment                            |
        | AP provisioning             | is waiting for a profile          |
        | AP provisioning             | has a profile to confirm          |
        | AP provisioning             | has joined a network without DHCP |
        | AP+SmartConfig provisioning | has joined a network without DHCP |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  | moment                            |
        | SmartConfig provisioning | is waiting for a profile          |
        | SmartConfig provisioning | has joined a network without DHCP |

    @PROV-7.5-25 @PROV-5.1.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-25/4 During <process> without external confirmation, the APIs stay blocked
      Given <process> is waiting for the phone to fetch the result
      Then sl_DeviceGet is refused

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

    @PROV-7.5-25 @PROV-5.1.2-01 @PROV-5.1.2-02 @PROV-5.1.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.5-25/5 During <process>, the APIs are unblocked after a profile by SmartConfig
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And sl_DeviceGet is served

      Examples:
        | process                                                                          |
        | SmartConfig provisioning with external confirmation                              |
        | SmartConfig provisioning with external confirmation after a time-out and a reset |
        | AP+SmartConfig provisioning with external confirmation after a stop              |

  Rule: PROV-7.5-26 External configuration unblocks the APIs at READY

    @PROV-7.5-26 @PROV-3.4-02 @PROV-6-03
    Scenario Outline: PROV-7.5-26/1 The first call <function> is served after READY
      Given external configuration is ready for the host
      Then <function> is served

      Examples:
        | function     |
        | sl_DeviceGet |
        | sl_Socket    |

    @PROV-7.5-26 @PROV-3.4-02 @PROV-6-03
    Scenario Outline: PROV-7.5-26/2 During <process>, a second external configuration unblocks the APIs like the first
      Given <process> is ready for the host
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host starts external configuration
      Then the device reports SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY
      And sl_DeviceGet is served
      And every harmless command is served

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

    @PROV-7.5-26 @PROV-6-04 @PROV-7.5-01
    Scenario Outline: PROV-7.5-26/3 Before READY, the device refuses <function>
      Given external configuration is not ready for the host yet
      Then <function> is refused

      Examples:
        | function         |
        | sl_DeviceGet     |
        | sl_WlanPolicyGet |
        | sl_Socket        |
        | sl_NetAppGet     |
        | sl_NetCfgGet     |
        | sl_FsGetFileList |

    @PROV-7.5-26
    Scenario Outline: PROV-7.5-26/4 Without external configuration, <process> stays blocked
      Given <process> is waiting for a profile
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is refused
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

    @PROV-7.5-26 @PROV-6-07 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-26/5 During <process>, the APIs stay unblocked during a SmartConfig transmission
      Given <process> is ready for the host
      And the phone sends a part of the profile "home" by SmartConfig
      When the early moment (1 s) passes
      Then sl_DeviceGet is served

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |
        | external configuration after a time-out and a reset |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |

  Rule: PROV-7.5-27 Auto-provisioning starts with unblocked APIs
    The device must serve the call, whether or not the call ends the process (C12).

    @PROV-7.5-27 @PROV-4.2-15 @PROV-4.2-17
    Scenario Outline: PROV-7.5-27/1 During <process>, the device serves <function> as the first call
      Given <process> is waiting for a profile
      Then <function> is served

      Examples:
        | process                              | function     |
        | auto-provisioning as a station       | sl_DeviceGet |
        | auto-provisioning as a station       | sl_Socket    |
        | auto-provisioning as an access point | sl_DeviceGet |
        | auto-provisioning as an access point | sl_Socket    |

    @PROV-7.5-27 @PROV-4.2-15 @PROV-4.2-17 @needs-network @needs-long
    Scenario: PROV-7.5-27/2 The APIs are unblocked after an auto-start by disconnection
      Given a running device with:
        | profiles          | home |
        | auto-connect      | on   |
        | auto-provisioning | on   |
      And the device connects to the network "home"
      And the network "home" is out of range
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the long outage (3 min)
      And sl_DeviceGet is served

  Rule: PROV-7.5-28 User activity blocks the APIs of auto-provisioning
    The host sends no command from the start to the profile, because a command may end the process (C12).

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone
    Scenario Outline: PROV-7.5-28/1 During <process>, a profile over the device AP blocks the APIs
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And every API command is refused

      Examples:
        | process                              |
        | auto-provisioning as an access point |

      Examples: after earlier processes or attempts
        | process                                                           |
        | auto-provisioning as an access point after a stop                 |
        | auto-provisioning as an access point after a time-out and a reset |
        | auto-provisioning as an access point after a reset and a time-out |

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.5-28/2 During <process>, a profile by SmartConfig blocks the APIs
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And every API command is refused

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

    @PROV-7.5-28 @PROV-4.2-16 @needs-phone
    Scenario: PROV-7.5-28/3 The APIs stay blocked after user activity
      Given auto-provisioning as an access point has a profile to confirm
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was refused

    @PROV-7.5-28 @needs-phone
    Scenario: PROV-7.5-28/4 The suite records whether a phone that only joins blocks the APIs
      Given auto-provisioning as an access point is waiting for a profile
      When the phone joins the device AP
      Then the suite records whether every harmless command is refused

    @PROV-7.5-28 @needs-phone @needs-smartconfig
    Scenario: PROV-7.5-28/5 The suite records whether a part of a SmartConfig transmission blocks the APIs
      Given auto-provisioning as a station is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      When the early moment (1 s) passes
      Then the suite records whether every harmless command is refused

  Rule: PROV-7.5-29 Nothing else unblocks the APIs before the end

    @PROV-7.5-29 @PROV-8.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-29/1 The device refuses every call until the success of <process>
      Given an idle device in range of the network "home"
      And the host polls sl_DeviceGet every second
      And the host starts <process>
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And every polled call was refused

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.5-29 @PROV-8.1-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.5-29/2 With a profile by SmartConfig, the device refuses every call until the success of <process>
      Given an idle device in range of the network "home"
      And the host polls sl_DeviceGet every second
      And the host starts <process>
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And every polled call was refused

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                       |
        | SmartConfig provisioning in its third attempt |

      Examples: with other options
        | process                             |
        | SmartConfig provisioning to role AP |

    @PROV-7.5-29 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-29/3 When <process> <moment>, the device refuses every later call
      Given <process> <moment>
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was refused

      Examples:
        | process                     | moment                                       |
        | AP provisioning             | is waiting for the phone to fetch the result |
        | AP provisioning             | has failed to find the network               |
        | AP+SmartConfig provisioning | has failed to get an IP address              |
        | AP+SmartConfig provisioning | has failed to deliver the result             |

      Examples: after earlier processes or attempts
        | process                                                  | moment                           |
        | AP+SmartConfig provisioning after a time-out and a reset | has failed to get an IP address  |
        | AP+SmartConfig provisioning after a reset and a time-out | has failed to deliver the result |

    @PROV-7.5-29 @needs-long
    Scenario Outline: PROV-7.5-29/4 The device refuses every call of <process> for a long time
      Given <process> is waiting for a profile
      And the host polls sl_DeviceGet every second
      When the long working time of the host (3 min) passes
      Then every polled call was refused
      When the long working time of the host (3 min) passes
      Then every polled call was refused

      Examples:
        | process                                    |
        | AP provisioning                            |
        | SmartConfig provisioning                   |
        | AP+SmartConfig provisioning                |
        | AP provisioning with external confirmation |

  Rule: PROV-7.5-36 The APIs stay unblocked from IP_ACQUIRED until the host ends the process

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/1 During <process> with external confirmation, the device serves every call
      Given <process> with external confirmation is waiting for the phone to fetch the result
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was served
      And the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.5-37 The APIs stay unblocked from READY until a profile or the end

    @PROV-7.5-37 @needs-long
    Scenario: PROV-7.5-37/1 The device serves every call while no profile arrives
      Given external configuration is ready for the host
      And the host polls sl_DeviceGet every second
      When the long working time of the host (3 min) passes
      Then every polled call was served
      And the device reports nothing else

    @PROV-7.5-37 @needs-phone
    Scenario: PROV-7.5-37/2 A phone that only joins does not block the APIs
      Given external configuration is ready for the host
      And the phone joins the device AP
      And the host polls sl_DeviceGet every second
      When the working time of the host (15 s) passes
      Then every polled call was served

  Rule: PROV-7.5-38 All APIs are unblocked, and not only sockets

    @PROV-7.5-38 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-38/1 With external confirmation, the device serves the <silo> commands
      Given AP+SmartConfig provisioning with external confirmation is waiting for the phone to fetch the result
      Then <function> is served

      Examples:
        | silo   | function         |
        | DEVICE | sl_DeviceGet     |
        | WLAN   | sl_WlanPolicyGet |
        | SOCKET | sl_Socket        |
        | NETAPP | sl_NetAppGet     |
        | NETCFG | sl_NetCfgGet     |
        | FS     | sl_FsGetFileList |

    @PROV-7.5-38
    Scenario Outline: PROV-7.5-38/2 With external configuration, the device serves the <silo> commands
      Given external configuration is ready for the host
      Then <function> is served

      Examples:
        | silo   | function         |
        | DEVICE | sl_DeviceGet     |
        | WLAN   | sl_WlanPolicyGet |
        | SOCKET | sl_Socket        |
        | NETAPP | sl_NetAppGet     |
        | NETCFG | sl_NetCfgGet     |
        | FS     | sl_FsGetFileList |

    @PROV-7.5-38
    Scenario Outline: PROV-7.5-38/3 During <process>, the device serves the <silo> commands
      Given <process> is waiting for a profile
      Then <function> is served

      Examples:
        | process                              | silo   | function         |
        | auto-provisioning as an access point | DEVICE | sl_DeviceGet     |
        | auto-provisioning as an access point | WLAN   | sl_WlanPolicyGet |
        | auto-provisioning as an access point | SOCKET | sl_Socket        |
        | auto-provisioning as an access point | NETAPP | sl_NetAppGet     |
        | auto-provisioning as an access point | NETCFG | sl_NetCfgGet     |
        | auto-provisioning as an access point | FS     | sl_FsGetFileList |

      @needs-network @needs-phone
      Examples: after earlier processes or attempts
        | process                                              | silo   | function     |
        | auto-provisioning as an access point after a success | DEVICE | sl_DeviceGet |
